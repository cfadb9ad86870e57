package org.adjoint.compiler.op;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.adjoint.compiler.ir.Elementwise;

/**
 * What elementwise operations on floats are for any floats, in Java's own functions of doubles: for
 * special values their specification says what the result is, the sign of a zero included.
 */
final class SpecialValues {
  private static final Map<Class<? extends Elementwise>, DoubleUnaryOperator> UNARY =
      new HashMap<>();
  private static final Map<Class<? extends Elementwise>, DoubleBinaryOperator> BINARY =
      new HashMap<>();

  static {
    UNARY.put(Negate.class, x -> -x);
    UNARY.put(Absolute.class, Math::abs);
    UNARY.put(Sign.class, Math::signum);
    UNARY.put(Floor.class, Math::floor);
    UNARY.put(Exp.class, StrictMath::exp);
    UNARY.put(Expm1.class, StrictMath::expm1);
    UNARY.put(Log.class, StrictMath::log);
    UNARY.put(Log1p.class, StrictMath::log1p);
    UNARY.put(Sqrt.class, Math::sqrt);
    UNARY.put(Sin.class, StrictMath::sin);
    UNARY.put(Cos.class, StrictMath::cos);
    UNARY.put(Tanh.class, StrictMath::tanh);
    UNARY.put(Sigmoid.class, x -> x < -40 ? StrictMath.exp(x) : 1 / (1 + StrictMath.exp(-x)));
    UNARY.put(Softplus.class, x -> x > 40 ? x : StrictMath.log1p(StrictMath.exp(x)));
    UNARY.put(Erf.class, ErrorFunctionOracle::erf);
    UNARY.put(StopGradient.class, x -> x);
    BINARY.put(Add.class, Double::sum);
    BINARY.put(Subtract.class, (x, y) -> x - y);
    BINARY.put(Multiply.class, (x, y) -> x * y);
    BINARY.put(Divide.class, (x, y) -> x / y);
    BINARY.put(Power.class, StrictMath::pow);
    BINARY.put(Minimum.class, Math::min);
    BINARY.put(Maximum.class, Math::max);
    BINARY.put(Less.class, (x, y) -> x < y ? 1 : 0);
    BINARY.put(LessOrEqual.class, (x, y) -> x <= y ? 1 : 0);
    BINARY.put(Equal.class, (x, y) -> x == y ? 1 : 0);
  }

  private SpecialValues() {}

  /** Whether there is an oracle for the operation. */
  static boolean isKnown(Elementwise operation) {
    return UNARY.containsKey(operation.getClass()) || BINARY.containsKey(operation.getClass());
  }

  static boolean isUnary(Elementwise operation) {
    return UNARY.containsKey(operation.getClass());
  }

  /** The exact result, or that of double precision; a bool as 0 or 1. */
  static double of(Elementwise operation, double first, double second) {
    return isUnary(operation)
        ? UNARY.get(operation.getClass()).applyAsDouble(first)
        : BINARY.get(operation.getClass()).applyAsDouble(first, second);
  }
}
