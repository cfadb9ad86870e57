package org.adjoint.compiler.lower;

import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.lower.Denotation.Extent;
import org.adjoint.compiler.lower.Denotation.Real;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.compiler.lower.Denotation.Whole;
import org.jspecify.annotations.Nullable;

/** The casts {@code float(x)}, {@code float64(x)}, {@code int(x)}, {@code bool(x)}. */
final class Casts {
  private Casts() {}

  static Denotation call(PrimitiveCall call) {
    Denotation operand = call.get("x");
    Denotation known = known(call.primitive(), operand);
    if (known != null) {
      return known;
    }
    // Through the operand's own type: the cast of a tensor is the element's, not a literal's.
    return new Tensor(call.algebra().convert(call.tensor("x"), target(call.primitive())));
  }

  private static ElementType target(Primitive primitive) {
    return switch (primitive) {
      case FLOAT64 -> ElementType.FLOAT64;
      case INT -> ElementType.INT32;
      case BOOL -> ElementType.BOOL;
      default -> ElementType.FLOAT32;
    };
  }

  private static @Nullable Denotation known(Primitive primitive, Denotation operand) {
    Double number =
        operand instanceof Truth truth
            ? (Double) (truth.value() ? 1.0 : 0.0)
            : NumberArithmetic.real(operand);
    if (number == null) {
      return operand instanceof Extent && primitive == Primitive.INT ? operand : null;
    }
    return switch (primitive) {
      case INT -> new Whole((long) (double) number);
      case BOOL -> new Truth(number != 0);
      case FLOAT64 -> null;
      default -> new Real(number);
    };
  }
}
