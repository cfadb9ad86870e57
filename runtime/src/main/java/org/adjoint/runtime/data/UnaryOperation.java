package org.adjoint.runtime.data;

/** A function of one element in a data block. */
public enum UnaryOperation {
  NEGATE,
  NOT,
  ABSOLUTE,
  SIGN,
  FLOOR,
  SQUARE_ROOT,
  EXP,
  EXPM1,
  LOG,
  LOG1P,
  SIN,
  COS,
  TANH,
  SIGMOID,
  SOFTPLUS,
  ERF,
  /** Rounds towards zero. */
  TO_INT,
  /** Whether it is not 0. */
  TO_BOOL;

  /** The function's value; the same bits on every machine, and NaN (missing) of NaN. */
  double apply(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    return switch (this) {
      case NEGATE -> -x;
      case NOT -> x == 0 ? 1 : 0;
      case ABSOLUTE -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case FLOOR -> Math.floor(x);
      case SQUARE_ROOT -> Math.sqrt(x);
      case EXP -> StrictMath.exp(x);
      case EXPM1 -> StrictMath.expm1(x);
      case LOG -> StrictMath.log(x);
      case LOG1P -> StrictMath.log1p(x);
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
      case TANH -> StrictMath.tanh(x);
      case SIGMOID -> 1 / (1 + StrictMath.exp(-x));
      case SOFTPLUS -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
      case ERF -> erf(x);
      case TO_INT -> x < 0 ? Math.ceil(x) : Math.floor(x);
      case TO_BOOL -> x == 0 ? 0 : 1;
    };
  }

  /** 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)), whose terms all have the sign of x. */
  private static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; sum + term != sum; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
  }
}
