package org.adjoint.compiler.interpret;

import java.util.Arrays;
import org.adjoint.compiler.ir.ElementType;

/** Ints, or bools as 0 and 1. */
final class IntLanes implements Lanes {
  private final ElementType type;
  private final int[] values;

  IntLanes(ElementType type, int[] values) {
    this.type = type;
    this.values = values;
  }

  @Override
  public ElementType type() {
    return type;
  }

  int[] values() {
    return values;
  }

  private static int[] of(Lanes lanes) {
    return ((IntLanes) lanes).values;
  }

  static IntLanes bools(int[] values) {
    return new IntLanes(ElementType.BOOL, values);
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
    return new IntLanes(type, Arrays.copyOfRange(values, from, to));
  }

  @Override
  public void put(int from, Lanes part) {
    System.arraycopy(of(part), 0, values, from, part.count());
  }

  @Override
  public void take(Lanes source, int[] index) {
    int[] from = of(source);
    for (int i = 0; i < values.length; i++) {
      if (index[i] >= 0) {
        values[i] = from[index[i]];
      }
    }
  }

  @Override
  public Lanes add(Lanes other) {
    int[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] + right[i];
    }
    return new IntLanes(type, result);
  }

  @Override
  public Lanes subtract(Lanes other) {
    int[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] - right[i];
    }
    return new IntLanes(type, result);
  }

  @Override
  public Lanes multiply(Lanes other) {
    int[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] * right[i];
    }
    return new IntLanes(type, result);
  }

  @Override
  public Lanes divide(Lanes other) {
    throw new IllegalStateException("ints are not divided");
  }

  @Override
  public Lanes fusedMultiplyAdd(Lanes factor, Lanes summand) {
    throw new IllegalStateException("ints have no fused multiply-add");
  }

  @Override
  public Lanes squareRoot() {
    throw new IllegalStateException("ints have no square root");
  }

  @Override
  public Lanes negate() {
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = -values[i];
    }
    return new IntLanes(type, result);
  }

  @Override
  public Lanes absolute() {
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.abs(values[i]);
    }
    return new IntLanes(type, result);
  }

  @Override
  public Lanes minimum(Lanes other) {
    int[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.min(values[i], right[i]);
    }
    return new IntLanes(type, result);
  }

  @Override
  public Lanes maximum(Lanes other) {
    int[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.max(values[i], right[i]);
    }
    return new IntLanes(type, result);
  }

  @Override
  public IntLanes less(Lanes other) {
    int[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] < right[i] ? 1 : 0;
    }
    return IntLanes.bools(result);
  }

  @Override
  public IntLanes lessOrEqual(Lanes other) {
    int[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] <= right[i] ? 1 : 0;
    }
    return IntLanes.bools(result);
  }

  @Override
  public IntLanes equal(Lanes other) {
    int[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] == right[i] ? 1 : 0;
    }
    return IntLanes.bools(result);
  }

  @Override
  public Lanes select(IntLanes condition, Lanes otherwise) {
    int[] holds = condition.values();
    int[] other = of(otherwise);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = holds[i] != 0 ? values[i] : other[i];
    }
    return new IntLanes(type, result);
  }

  IntLanes and(Lanes other) {
    int[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] & right[i];
    }
    return new IntLanes(type, result);
  }

  IntLanes or(Lanes other) {
    int[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] | right[i];
    }
    return new IntLanes(type, result);
  }

  IntLanes exclusiveOr(Lanes other) {
    int[] right = of(other);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] ^ right[i];
    }
    return new IntLanes(type, result);
  }

  IntLanes not() {
    int flipped = type == ElementType.BOOL ? 1 : -1;
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] ^ flipped;
    }
    return new IntLanes(type, result);
  }

  IntLanes shiftLeft(int distance) {
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] << distance;
    }
    return new IntLanes(type, result);
  }

  IntLanes shiftRight(int distance) {
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] >>> distance;
    }
    return new IntLanes(type, result);
  }
}
