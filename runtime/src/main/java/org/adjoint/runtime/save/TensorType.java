package org.adjoint.runtime.save;

import java.util.List;
import org.adjoint.runtime.program.ElementKind;

/** The element type and the shape of a tensor in a file. */
record TensorType(ElementKind kind, List<Integer> shape) {
  TensorType {
    shape = List.copyOf(shape);
  }

  /** The name of an element type in the file. */
  static String code(ElementKind kind) {
    return switch (kind) {
      case FLOAT32 -> "F32";
      case FLOAT64 -> "F64";
      case INT32 -> "I32";
      case BOOL -> "BOOL";
    };
  }

  /** The bytes of one element in the file. */
  static int width(ElementKind kind) {
    return switch (kind) {
      case FLOAT32, INT32 -> 4;
      case FLOAT64 -> 8;
      case BOOL -> 1;
    };
  }

  /** The bytes of the tensor. */
  long bytes() {
    long size = width(kind);
    for (int dimension : shape) {
      size = Math.multiplyExact(size, dimension);
    }
    return size;
  }

  @Override
  public String toString() {
    return code(kind) + " " + shape;
  }
}
