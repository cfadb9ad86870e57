package org.adjoint.compiler.op;

/** The error function to about 1e-15, by its series near zero and its continued fraction beyond. */
final class ErrorFunctionOracle {
  private ErrorFunctionOracle() {}

  static double erf(double x) {
    double magnitude = Math.abs(x);
    if (!(magnitude < 6)) {
      return Double.isNaN(x) ? x : Math.signum(x);
    }
    return magnitude < 2.5 ? series(x) : Math.signum(x) * (1 - complement(magnitude));
  }

  /** 2/√π · e^(−x²) · Σ 2^n · x^(2n+1) / (1 · 3 · … · (2n+1)): all terms of one sign. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }

  /** e^(−x²)/√π / (x + (1/2)/(x + 1/(x + (3/2)/(x + …)))). */
  static double complement(double x) {
    double tail = x;
    for (int n = 80; n > 0; n--) {
      tail = x + n / 2.0 / tail;
    }
    return Math.exp(-x * x) / Math.sqrt(Math.PI) / tail;
  }
}
