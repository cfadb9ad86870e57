package org.adjoint.runtime.program;

/** All tensors of one storage class, laid end to end: one array per element type. */
public final class FlatArrays {
  /** The elements of every {@link ElementKind#FLOAT32} tensor. */
  public final float[] float32;

  /** The elements of every {@link ElementKind#FLOAT64} tensor. */
  public final double[] float64;

  /** The elements of every {@link ElementKind#INT32} and {@link ElementKind#BOOL} tensor. */
  public final int[] int32;

  /** Arrays of exactly these lengths, filled with zeros. */
  public FlatArrays(int float32Length, int float64Length, int int32Length) {
    this(new float[float32Length], new double[float64Length], new int[int32Length]);
  }

  private FlatArrays(float[] float32, double[] float64, int[] int32) {
    this.float32 = float32;
    this.float64 = float64;
    this.int32 = int32;
  }

  /** The arrays that hold {@code tensors}, as long as the furthest of them reaches. */
  static FlatArrays holding(Iterable<Persistent> tensors) {
    int float32Length = 0;
    int float64Length = 0;
    int int32Length = 0;
    for (Persistent tensor : tensors) {
      int end = Math.addExact(tensor.offset(), tensor.size());
      switch (tensor.kind()) {
        case FLOAT32 -> float32Length = Math.max(float32Length, end);
        case FLOAT64 -> float64Length = Math.max(float64Length, end);
        case INT32, BOOL -> int32Length = Math.max(int32Length, end);
      }
    }
    return new FlatArrays(float32Length, float64Length, int32Length);
  }

  /** An independent copy. */
  public FlatArrays copy() {
    return new FlatArrays(float32.clone(), float64.clone(), int32.clone());
  }

  /** Overwrites every element with that of {@code other}, which has the same lengths. */
  public void copyFrom(FlatArrays other) {
    if (float32.length != other.float32.length
        || float64.length != other.float64.length
        || int32.length != other.int32.length) {
      throw new IllegalArgumentException("arrays of different lengths");
    }
    System.arraycopy(other.float32, 0, float32, 0, float32.length);
    System.arraycopy(other.float64, 0, float64, 0, float64.length);
    System.arraycopy(other.int32, 0, int32, 0, int32.length);
  }

  /** Whether no floating-point element is infinite or not a number. */
  public boolean allFinite() {
    for (float element : float32) {
      if (!Float.isFinite(element)) {
        return false;
      }
    }
    for (double element : float64) {
      if (!Double.isFinite(element)) {
        return false;
      }
    }
    return true;
  }
}
