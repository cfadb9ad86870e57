package org.adjoint.compiler.interpret;

import java.util.Arrays;
import org.adjoint.compiler.ir.ElementType;

/** Single-precision elements. */
final class FloatLanes implements Lanes {
  private final float[] values;

  FloatLanes(float[] values) {
    this.values = values;
  }

  float[] values() {
    return values;
  }

  private static float[] of(Lanes lanes) {
    return ((FloatLanes) lanes).values;
  }

  @Override
  public ElementType type() {
    return ElementType.FLOAT32;
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
    return new FloatLanes(Arrays.copyOfRange(values, from, to));
  }

  @Override
  public void put(int from, Lanes part) {
    System.arraycopy(of(part), 0, values, from, part.count());
  }

  @Override
  public void take(Lanes source, int[] index) {
    float[] from = of(source);
    for (int i = 0; i < values.length; i++) {
      if (index[i] >= 0) {
        values[i] = from[index[i]];
      }
    }
  }

  @Override
  public Lanes add(Lanes other) {
    float[] right = of(other);
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] + right[i];
    }
    return new FloatLanes(result);
  }

  @Override
  public Lanes subtract(Lanes other) {
    float[] right = of(other);
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] - right[i];
    }
    return new FloatLanes(result);
  }

  @Override
  public Lanes multiply(Lanes other) {
    float[] right = of(other);
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] * right[i];
    }
    return new FloatLanes(result);
  }

  @Override
  public Lanes divide(Lanes other) {
    float[] right = of(other);
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] / right[i];
    }
    return new FloatLanes(result);
  }

  @Override
  public Lanes fusedMultiplyAdd(Lanes factor, Lanes summand) {
    float[] right = of(factor);
    float[] added = of(summand);
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.fma(values[i], right[i], added[i]);
    }
    return new FloatLanes(result);
  }

  @Override
  public Lanes negate() {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = -values[i];
    }
    return new FloatLanes(result);
  }

  @Override
  public Lanes absolute() {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.abs(values[i]);
    }
    return new FloatLanes(result);
  }

  @Override
  public Lanes squareRoot() {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) Math.sqrt(values[i]);
    }
    return new FloatLanes(result);
  }

  @Override
  public Lanes minimum(Lanes other) {
    float[] right = of(other);
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.min(values[i], right[i]);
    }
    return new FloatLanes(result);
  }

  @Override
  public Lanes maximum(Lanes other) {
    float[] right = of(other);
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.max(values[i], right[i]);
    }
    return new FloatLanes(result);
  }

  @Override
  public IntLanes less(Lanes other) {
    float[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] < right[i] ? 1 : 0;
    }
    return IntLanes.bools(result);
  }

  @Override
  public IntLanes lessOrEqual(Lanes other) {
    float[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] <= right[i] ? 1 : 0;
    }
    return IntLanes.bools(result);
  }

  @Override
  public IntLanes equal(Lanes other) {
    float[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] == right[i] ? 1 : 0;
    }
    return IntLanes.bools(result);
  }

  @Override
  public Lanes select(IntLanes condition, Lanes otherwise) {
    int[] holds = condition.values();
    float[] other = of(otherwise);
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = holds[i] != 0 ? values[i] : other[i];
    }
    return new FloatLanes(result);
  }
}
