package org.adjoint.compiler.interpret;

import java.util.Arrays;
import org.adjoint.compiler.ir.ElementType;

/** Double-precision elements. */
final class DoubleLanes implements Lanes {
  private final double[] values;

  DoubleLanes(double[] values) {
    this.values = values;
  }

  double[] values() {
    return values;
  }

  private static double[] of(Lanes lanes) {
    return ((DoubleLanes) lanes).values;
  }

  @Override
  public ElementType type() {
    return ElementType.FLOAT64;
  }

  @Override
  public int count() {
    return values.length;
  }

  @Override
  public double at(int index) {
    return values[index];
  }

  @Override
  public Lanes range(int from, int to) {
    return new DoubleLanes(Arrays.copyOfRange(values, from, to));
  }

  @Override
  public void put(int from, Lanes part) {
    System.arraycopy(of(part), 0, values, from, part.count());
  }

  @Override
  public void take(Lanes source, int[] index) {
    double[] from = of(source);
    for (int i = 0; i < values.length; i++) {
      if (index[i] >= 0) {
        values[i] = from[index[i]];
      }
    }
  }

  @Override
  public Lanes add(Lanes other) {
    double[] right = of(other);
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] + right[i];
    }
    return new DoubleLanes(result);
  }

  @Override
  public Lanes subtract(Lanes other) {
    double[] right = of(other);
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] - right[i];
    }
    return new DoubleLanes(result);
  }

  @Override
  public Lanes multiply(Lanes other) {
    double[] right = of(other);
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] * right[i];
    }
    return new DoubleLanes(result);
  }

  @Override
  public Lanes divide(Lanes other) {
    double[] right = of(other);
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] / right[i];
    }
    return new DoubleLanes(result);
  }

  @Override
  public Lanes fusedMultiplyAdd(Lanes factor, Lanes summand) {
    double[] right = of(factor);
    double[] added = of(summand);
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.fma(values[i], right[i], added[i]);
    }
    return new DoubleLanes(result);
  }

  @Override
  public Lanes negate() {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = -values[i];
    }
    return new DoubleLanes(result);
  }

  @Override
  public Lanes absolute() {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.abs(values[i]);
    }
    return new DoubleLanes(result);
  }

  @Override
  public Lanes squareRoot() {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.sqrt(values[i]);
    }
    return new DoubleLanes(result);
  }

  @Override
  public Lanes minimum(Lanes other) {
    double[] right = of(other);
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.min(values[i], right[i]);
    }
    return new DoubleLanes(result);
  }

  @Override
  public Lanes maximum(Lanes other) {
    double[] right = of(other);
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.max(values[i], right[i]);
    }
    return new DoubleLanes(result);
  }

  @Override
  public IntLanes less(Lanes other) {
    double[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] < right[i] ? 1 : 0;
    }
    return IntLanes.bools(result);
  }

  @Override
  public IntLanes lessOrEqual(Lanes other) {
    double[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] <= right[i] ? 1 : 0;
    }
    return IntLanes.bools(result);
  }

  @Override
  public IntLanes equal(Lanes other) {
    double[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] == right[i] ? 1 : 0;
    }
    return IntLanes.bools(result);
  }

  @Override
  public Lanes select(IntLanes condition, Lanes otherwise) {
    int[] holds = condition.values();
    double[] other = of(otherwise);
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = holds[i] != 0 ? values[i] : other[i];
    }
    return new DoubleLanes(result);
  }
}
