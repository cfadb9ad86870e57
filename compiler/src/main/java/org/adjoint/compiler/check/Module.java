package org.adjoint.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.syntax.Declaration;
import org.jspecify.annotations.Nullable;

/**
 * The names that the text of one file sees: its own, those of the files it imports and, hidden by
 * these, those of the standard library.
 */
public final class Module {
  private final @Nullable Module library;
  private final Map<String, Definition> visible = new LinkedHashMap<>();
  private final List<Definition> own = new ArrayList<>();
  private final Set<String> damaged = new LinkedHashSet<>();

  private Module(@Nullable Module library) {
    this.library = library;
  }

  static Module ofLibrary() {
    return new Module(null);
  }

  static Module ofUser(Module library) {
    return new Module(library);
  }

  /** Adds a declaration of its own; gives back what has the name already, if anything has. */
  @Nullable Definition declare(Declaration.Named declaration) {
    Definition definition = new Definition(declaration, this);
    own.add(definition);
    return visible.putIfAbsent(definition.name(), definition);
  }

  /**
   * Adds what another file declares; gives back what has the name already, if anything else has.
   */
  @Nullable Definition include(Definition definition) {
    Definition present = visible.putIfAbsent(definition.name(), definition);
    return present == definition ? null : present;
  }

  void markDamaged(String name) {
    damaged.add(name);
  }

  /**
   * The names of declarations that could not be read: they are not unknown, though their meaning
   * is.
   */
  public Set<String> damaged() {
    return damaged;
  }

  /** What a name means here, or null where it means nothing. */
  public @Nullable Definition find(String name) {
    Definition definition = visible.get(name);
    if (definition != null || library == null || damaged.contains(name)) {
      return definition;
    }
    return library.find(name);
  }

  /** The declarations of this file and of those it imports. */
  public List<Definition> definitions() {
    return List.copyOf(visible.values());
  }

  /** The declarations of this file alone, two of one name included. */
  public List<Definition> own() {
    return List.copyOf(own);
  }

  /** All names that mean something here. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(visible.keySet());
    if (library != null) {
      names.addAll(library.names());
    }
    return names;
  }

  /** Whether it is that of the standard library. */
  public boolean isLibrary() {
    return library == null;
  }
}
