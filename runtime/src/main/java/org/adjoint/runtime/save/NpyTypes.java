package org.adjoint.runtime.save;

import org.adjoint.runtime.array.NumberType;
import org.adjoint.runtime.program.ElementKind;

/** How NumPy calls the element types of tensors. */
final class NpyTypes {
  private NpyTypes() {}

  static NumberType of(ElementKind kind) {
    return switch (kind) {
      case FLOAT32 -> NumberType.FLOAT32;
      case FLOAT64 -> NumberType.FLOAT64;
      case INT32 -> NumberType.INT32;
      case BOOL -> NumberType.BOOL;
    };
  }
}
