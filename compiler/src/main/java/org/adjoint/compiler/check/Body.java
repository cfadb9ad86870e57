package org.adjoint.compiler.check;

import java.util.HashSet;
import java.util.Set;

/**
 * What a check knows of the text around a statement or expression.
 *
 * @param kind whose text it is
 * @param owner the definition whose text it is
 * @param names the names bound so far; all statements of a body share them
 * @param kept those of them that are parameters or states
 */
record Body(Kind kind, Definition owner, Set<String> names, Set<String> kept) {
  /** Whose text is checked. */
  enum Kind {
    MODEL("a model"),
    LAYER("a layer"),
    FUNCTION("a function"),
    OPTIMIZER("an optimizer"),
    CONSTANT("a constant"),
    /** What is sound of a body with errors: whose each statement is remains open. */
    FRAGMENT("a declaration"),
    /** The body of a scan in a layer or model. */
    LAYER_SCAN("a scan"),
    /** The body of a scan in a function. */
    FUNCTION_SCAN("a scan");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }

    /** The kind of a scan's body within a body of this kind. */
    Kind scanned() {
      return switch (this) {
        case MODEL, LAYER, LAYER_SCAN, FRAGMENT -> LAYER_SCAN;
        case FUNCTION, OPTIMIZER, CONSTANT, FUNCTION_SCAN -> FUNCTION_SCAN;
      };
    }
  }

  static Body of(Kind kind, Definition owner) {
    return new Body(kind, owner, new HashSet<>(), new HashSet<>());
  }

  /** The body of a fragment, in which any of these names may be bound or kept. */
  static Body ofFragment(Definition owner, Set<String> uncertain) {
    return new Body(Kind.FRAGMENT, owner, new HashSet<>(uncertain), new HashSet<>(uncertain));
  }

  /** The body of a scan: what it binds remains within. */
  Body scanned() {
    return new Body(kind.scanned(), owner, new HashSet<>(names), new HashSet<>(kept));
  }

  Module module() {
    return owner.module();
  }

  void bind(String name) {
    names.add(name);
  }
}
