package org.adjoint.compiler.interpret;

import org.adjoint.compiler.ir.ElementType;

/** How precisely the interpreter computes single-precision values. */
public enum Precision {
  /** As their type says, to the last bit of the generated code. */
  DECLARED,
  /** In double precision, as finite differences need it. */
  DOUBLE;

  /** The type that values of a declared type are computed in. */
  ElementType of(ElementType declared) {
    boolean widened = this == DOUBLE && declared == ElementType.FLOAT32;
    return widened ? ElementType.FLOAT64 : declared;
  }
}
