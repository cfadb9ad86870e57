package org.adjoint.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Fragment;
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
  private final Map<Definition, Set<String>> fragments = new LinkedHashMap<>();
  private boolean incomplete;

  private final Map<String, LibraryText> unread;

  private Module(@Nullable Module library, Map<String, LibraryText> unread) {
    this.library = library;
    this.unread = new LinkedHashMap<>(unread);
  }

  /** That of a library, whose declarations are parsed when they are first asked for. */
  static Module ofLibrary(Map<String, LibraryText> unread) {
    return new Module(null, unread);
  }

  static Module ofUser(Module library) {
    return new Module(library, Map.of());
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

  /** The names of declarations that could not be read. */
  Set<String> damaged() {
    return damaged;
  }

  /** Adds what is sound of a declaration that could not be read. */
  void addFragment(Fragment fragment) {
    fragments.put(new Definition(fragment.declaration(), this), fragment.uncertain());
  }

  /** What is sound of declarations that could not be read, with the names that they may bind. */
  Map<Definition, Set<String>> fragments() {
    return fragments;
  }

  void markIncomplete() {
    incomplete = true;
  }

  /** Whether a name that means nothing here may be one of what could not be read. */
  public boolean mayKnow(String name) {
    return incomplete || damaged.contains(name);
  }

  /** Whether it lacks declarations whose names are not known either. */
  boolean lacksNames() {
    return incomplete;
  }

  /** Whether a part of its text, or of an import, could not be read. */
  public boolean isIncomplete() {
    return incomplete || !damaged.isEmpty();
  }

  /** What a name means here, or null where it means nothing. */
  public @Nullable Definition find(String name) {
    if (library == null) {
      return inLibrary(name);
    }
    Definition definition = visible.get(name);
    return definition != null || damaged.contains(name) ? definition : library.find(name);
  }

  /** Compilations in several threads share the library. */
  private synchronized @Nullable Definition inLibrary(String name) {
    LibraryText text = unread.remove(name);
    if (text != null) {
      declare(text.parse(name));
    }
    return visible.get(name);
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
    if (library == null) {
      return inLibrary();
    }
    Set<String> names = new LinkedHashSet<>(visible.keySet());
    names.addAll(library.names());
    return names;
  }

  private synchronized Set<String> inLibrary() {
    Set<String> names = new LinkedHashSet<>(visible.keySet());
    names.addAll(unread.keySet());
    return names;
  }

  /** Whether it is that of the standard library. */
  public boolean isLibrary() {
    return library == null;
  }
}
