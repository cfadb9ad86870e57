package org.adjoint.compiler.op;

import java.util.function.DoubleUnaryOperator;
import org.adjoint.compiler.ir.Operation;

/** The functions that have instructions of their own in single precision, with an oracle. */
public enum SinglePrecision {
  EXP(new Exp(), Math::exp, 1.65),
  EXPM1(new Expm1(), Math::expm1, 1.54),
  LOG(new Log(), Math::log, 1.17),
  LOG1P(new Log1p(), Math::log1p, 1.78),
  TANH(new Tanh(), Math::tanh, 1.51),
  SIGMOID(new Sigmoid(), SinglePrecision::sigmoid, 2.84),
  SOFTPLUS(new Softplus(), SinglePrecision::softplus, 2.66),
  ERF(new Erf(), ErrorFunctionOracle::erf, 1.32),
  FLOOR(new Floor(), Math::floor, 0),
  SIN(new Sin(), Math::sin, 1.75),
  COS(new Cos(), Math::cos, 1.75);

  private final Operation operation;
  private final DoubleUnaryOperator oracle;
  private final double ulps;

  SinglePrecision(Operation operation, DoubleUnaryOperator oracle, double ulps) {
    this.operation = operation;
    this.oracle = oracle;
    this.ulps = ulps;
  }

  public Operation operation() {
    return operation;
  }

  /** The most units in the last place that a result may be off. */
  public double ulps() {
    return ulps;
  }

  public double exact(float x) {
    return oracle.applyAsDouble(x);
  }

  public boolean neverFalls() {
    return this != SIN && this != COS;
  }

  /** Whether the results for x and −x are each other's negative, to the last bit. */
  public boolean isOdd() {
    return this == TANH || this == ERF || this == SIN;
  }

  public boolean isEven() {
    return this == COS;
  }

  /** How many units in the last place a result is off the exact one; infinite for a wrong NaN. */
  public double error(float x, float result) {
    double exact = exact(x);
    if (Double.isNaN(exact) || Float.isNaN(result)) {
      return Double.isNaN(exact) && Float.isNaN(result) ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.abs(finite(result) - finite(exact)) / ulp(exact);
  }

  /** The first number that is too large stands for all that are. */
  private static double finite(double number) {
    return Math.max(-0x1p128, Math.min(0x1p128, number));
  }

  /** The distance of the floats next to a number. */
  private static double ulp(double number) {
    int exponent = Math.min(Math.getExponent(number), Float.MAX_EXPONENT);
    return Math.scalb(1.0, Math.max(exponent, Float.MIN_EXPONENT) - 23);
  }

  private static double sigmoid(double x) {
    return x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x));
  }

  private static double softplus(double x) {
    return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
  }
}
