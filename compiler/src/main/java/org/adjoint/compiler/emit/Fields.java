package org.adjoint.compiler.emit;

import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.plan.Buffer;

/** The names of the generated class's fields. */
final class Fields {
  private Fields() {}

  static String of(Buffer buffer) {
    String suffix =
        switch (buffer.element()) {
          case FLOAT32 -> "";
          case FLOAT64 -> "64";
          case INT32, BOOL -> "Int";
        };
    return switch (buffer.kind()) {
      case PARAMETERS -> "parameters" + suffix;
      case SLOTS -> "slots" + suffix;
      case STATES -> "states" + suffix;
      case GRADIENTS -> "gradients" + suffix;
      case FEED -> "fed" + buffer.place();
      case OUTPUT -> "output" + buffer.place();
      case MEASURES -> "measures";
      case WORKSPACE -> "work" + buffer.place();
      case SCRATCH -> throw new IllegalStateException("scratch belongs to a worker");
    };
  }

  /** The array of the storage's flat arrays that holds elements of a type. */
  static String flat(ElementType element) {
    return switch (element) {
      case FLOAT32 -> "float32";
      case FLOAT64 -> "float64";
      case INT32, BOOL -> "int32";
    };
  }
}
