package org.adjoint.compiler.analysis;

import org.adjoint.compiler.check.Definition;

/** What a name stands for. */
public sealed interface Meaning {
  /** The name itself. */
  String name();

  /** A declaration of the program or of the standard library. */
  record Declared(Definition definition) implements Meaning {
    @Override
    public String name() {
      return definition.name();
    }
  }

  /** What a body binds, or a parameter of it. */
  record Local(String name, Scope scope) implements Meaning {}

  /** A function or value of the language itself. */
  record Builtin(String name) implements Meaning {}
}
