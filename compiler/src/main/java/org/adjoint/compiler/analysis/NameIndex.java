package org.adjoint.compiler.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.jspecify.annotations.Nullable;

/** All names of a program's own files and what they stand for. */
public final class NameIndex {
  private final CheckedProgram program;
  private final Map<Declaration, Scope> scopes = new IdentityHashMap<>();
  private final Map<Span, Occurrence> occurrences = new LinkedHashMap<>();
  private final Set<String> members = new TreeSet<>();
  private final Set<Definition> library = new HashSet<>();

  private NameIndex(CheckedProgram program) {
    this.program = program;
  }

  /** Resolves the names of a program as {@link org.adjoint.compiler.check.Checker} does. */
  static NameIndex of(CheckedProgram program) {
    NameIndex index = new NameIndex(program);
    index.joinDataToModels();
    for (Definition definition : program.module().definitions()) {
      new DeclarationWalk(index, definition).walk();
    }
    for (Declaration.Train train : program.entry().declarations(Declaration.Train.class)) {
      new TrainWalk(index, program.module()).walk(train);
    }
    return index;
  }

  /** What a data block binds are inputs of the models that are trained with it. */
  private void joinDataToModels() {
    for (Declaration.Train train : program.trains()) {
      Definition model = program.model(train.model().text());
      if (model == null) {
        continue;
      }
      Scope scope = scope(model.declaration());
      for (Expression.Entry entry : train.options().entries()) {
        boolean named = Set.of("data", "validation").contains(entry.key().text());
        if (named && entry.value() instanceof Expression.Reference reference) {
          Definition data = program.module().find(reference.name().text());
          if (data != null) {
            scopes.putIfAbsent(data.declaration(), scope);
          }
        }
      }
    }
  }

  /** The scope of what a declaration binds. */
  Scope scope(Declaration.Named declaration) {
    return scopes.computeIfAbsent(declaration, absent -> new Scope(declaration.name().text()));
  }

  void add(Span span, Meaning meaning, Occurrence.@Nullable Binding binding) {
    occurrences.putIfAbsent(span, new Occurrence(span, meaning, binding));
  }

  /** Adds the parameters of what the standard library declares, for arguments that name them. */
  void addLibrary(Definition definition) {
    if (definition.isLibrary() && library.add(definition)) {
      new DeclarationWalk(this, definition).walkSignature();
    }
  }

  void addMember(String name) {
    members.add(name);
  }

  /**
   * The names behind a point, as {@code W} in {@code encode.W}: what they mean depends on values.
   */
  Set<String> members() {
    return members;
  }

  /** The name that stands at an offset, or ends there. */
  @Nullable Occurrence at(int offset) {
    Occurrence ending = null;
    for (Occurrence occurrence : occurrences.values()) {
      Span span = occurrence.span();
      if (span.source() != program.entry().source()) {
        continue;
      }
      if (span.start() <= offset && offset < span.end()) {
        return occurrence;
      }
      if (span.end() == offset) {
        ending = occurrence;
      }
    }
    return ending;
  }

  /** All places of a meaning, where it gets it too. */
  List<Occurrence> all(Meaning meaning) {
    return occurrences.values().stream().filter(each -> each.meaning().equals(meaning)).toList();
  }

  /** All places of all names. */
  List<Occurrence> all() {
    return new ArrayList<>(occurrences.values());
  }

  /**
   * The place that gives the name at a place its meaning: the nearest before it, else the first.
   */
  @Nullable Occurrence binding(Occurrence use) {
    Occurrence found = null;
    for (Occurrence each : all(use.meaning())) {
      boolean before = each.span().source() == use.span().source();
      before &= each.span().start() <= use.span().start();
      if (each.binds() && (found == null || before && found.span().start() < each.span().start())) {
        found = each;
      }
    }
    return found;
  }
}
