package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Real;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.lower.Denotation.Whole;
import org.adjoint.compiler.op.Algebra;
import org.jspecify.annotations.Nullable;

/** Functions of one operand, of each element or of a number known when compiled. */
final class UnaryPrimitives {
  private UnaryPrimitives() {}

  static Denotation call(PrimitiveCall call) {
    Denotation operand = call.get("x");
    Double number = NumberArithmetic.real(operand);
    Denotation known = number == null ? null : known(call.primitive(), operand, number);
    return known != null ? known : new Tensor(tensor(call));
  }

  private static @Nullable Denotation known(Primitive primitive, Denotation operand, double x) {
    return switch (primitive) {
      case ABS ->
          operand instanceof Whole whole
              ? new Whole(Math.absExact(whole.value()))
              : new Real(Math.abs(x));
      case EXP -> new Real(StrictMath.exp(x));
      case EXPM1 -> new Real(StrictMath.expm1(x));
      case LOG -> new Real(StrictMath.log(x));
      case LOG1P -> new Real(StrictMath.log1p(x));
      case SQRT -> new Real(StrictMath.sqrt(x));
      case SIN -> new Real(StrictMath.sin(x));
      case COS -> new Real(StrictMath.cos(x));
      case TANH -> new Real(StrictMath.tanh(x));
      case SIGMOID -> new Real(1 / (1 + StrictMath.exp(-x)));
      case SOFTPLUS -> new Real(Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))));
      case FLOOR -> floor(x);
      case SIGN ->
          operand instanceof Whole whole
              ? new Whole(Long.signum(whole.value()))
              : new Real(Math.signum(x));
      default -> null;
    };
  }

  private static Denotation floor(double x) {
    double floor = Math.floor(x);
    return Math.abs(floor) < Long.MAX_VALUE ? new Whole((long) floor) : new Real(floor);
  }

  private static Value tensor(PrimitiveCall call) {
    Algebra algebra = call.algebra();
    return switch (call.primitive()) {
      case ABS -> algebra.absolute(call.numbers("x"));
      case SIGN -> algebra.sign(call.numbers("x"));
      case FLOOR -> floor(call);
      case EXP -> algebra.exp(call.floating("x"));
      case EXPM1 -> algebra.expm1(call.floating("x"));
      case LOG -> algebra.log(call.floating("x"));
      case LOG1P -> algebra.log1p(call.floating("x"));
      case SQRT -> algebra.sqrt(call.floating("x"));
      case SIN -> algebra.sin(call.floating("x"));
      case COS -> algebra.cos(call.floating("x"));
      case TANH -> algebra.tanh(call.floating("x"));
      case SIGMOID -> algebra.sigmoid(call.floating("x"));
      case SOFTPLUS -> algebra.softplus(call.floating("x"));
      case ERF -> algebra.erf(call.floating("x"));
      default -> throw new IllegalStateException(call.name() + " has more than one operand");
    };
  }

  /** An int is its own floor. */
  private static Value floor(PrimitiveCall call) {
    ElementType met = call.coercion().meet(List.of(call.get("x")), call.at("x"));
    return met.isFloating() ? call.algebra().floor(call.tensor("x")) : call.numbers("x");
  }
}
