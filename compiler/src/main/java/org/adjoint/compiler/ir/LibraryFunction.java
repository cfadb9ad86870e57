package org.adjoint.compiler.ir;

import java.util.function.ToDoubleFunction;

/** The functions of {@link StrictMath} that double-precision elements are computed with. */
public enum LibraryFunction {
  EXP("exp", a -> StrictMath.exp(a[0])),
  EXPM1("expm1", a -> StrictMath.expm1(a[0])),
  LOG("log", a -> StrictMath.log(a[0])),
  LOG1P("log1p", a -> StrictMath.log1p(a[0])),
  SIN("sin", a -> StrictMath.sin(a[0])),
  COS("cos", a -> StrictMath.cos(a[0])),
  TANH("tanh", a -> StrictMath.tanh(a[0])),
  POW("pow", a -> StrictMath.pow(a[0], a[1])),
  FLOOR("floor", a -> StrictMath.floor(a[0]));

  private final String method;
  private final ToDoubleFunction<double[]> function;

  LibraryFunction(String method, ToDoubleFunction<double[]> function) {
    this.method = method;
    this.function = function;
  }

  /** The name of the method of {@link StrictMath}. */
  public String method() {
    return method;
  }

  /** The value of the function. */
  public double apply(double... operands) {
    return function.applyAsDouble(operands);
  }
}
