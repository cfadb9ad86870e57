package org.adjoint.compiler.interpret;

import java.util.Arrays;
import org.adjoint.compiler.ir.ElementType;

/** Elements in row-major order with their shape, all numbers known. */
public final class Tensor {
  private final int[] extents;
  private final Lanes lanes;

  Tensor(Lanes lanes, int... extents) {
    if (size(extents) != lanes.count()) {
      throw new IllegalArgumentException(
          lanes.count() + " elements do not fill the shape " + Arrays.toString(extents));
    }
    this.extents = extents.clone();
    this.lanes = lanes;
  }

  /** A tensor of single-precision elements; a scalar where no extents are given. */
  public static Tensor floats(float[] elements, int... extents) {
    return new Tensor(new FloatLanes(elements.clone()), extents);
  }

  /** A tensor of double-precision elements. */
  public static Tensor doubles(double[] elements, int... extents) {
    return new Tensor(new DoubleLanes(elements.clone()), extents);
  }

  /** A tensor of ints. */
  public static Tensor ints(int[] elements, int... extents) {
    return new Tensor(new IntLanes(ElementType.INT32, elements.clone()), extents);
  }

  /** A tensor of truth values. */
  public static Tensor bools(boolean[] elements, int... extents) {
    int[] numbers = new int[elements.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = elements[i] ? 1 : 0;
    }
    return new Tensor(IntLanes.bools(numbers), extents);
  }

  /** A tensor of the given elements, each given as a double and converted as Java's casts do it. */
  public static Tensor of(ElementType type, double[] elements, int... extents) {
    Lanes lanes = new DoubleLanes(elements.clone());
    return new Tensor(
        new LaneArithmetic(elements.length, Precision.DECLARED).convert(lanes, type), extents);
  }

  /** A scalar. */
  public static Tensor scalar(ElementType type, double element) {
    return of(type, new double[] {element});
  }

  /** The number of elements of a shape. */
  static int size(int[] extents) {
    int size = 1;
    for (int extent : extents) {
      size = Math.multiplyExact(size, extent);
    }
    return size;
  }

  /** The elements' type. */
  public ElementType element() {
    return lanes.type();
  }

  /** The extents of the axes. */
  public int[] extents() {
    return extents.clone();
  }

  /** The number of elements. */
  public int size() {
    return lanes.count();
  }

  /** The element at a place in row-major order, as a double, which holds every element exactly. */
  public double get(int index) {
    return lanes.at(index);
  }

  /** All elements as doubles. */
  public double[] toDoubles() {
    double[] elements = new double[size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = get(i);
    }
    return elements;
  }

  /** All elements of a single-precision tensor, bit by bit. */
  public float[] toFloats() {
    return ((FloatLanes) lanes).values().clone();
  }

  /** All elements of a tensor of ints or bools. */
  public int[] toInts() {
    return ((IntLanes) lanes).values().clone();
  }

  /** Whether any element is not a number. */
  public boolean hasNaN() {
    if (!element().isFloating()) {
      return false;
    }
    for (int i = 0; i < size(); i++) {
      if (Double.isNaN(get(i))) {
        return true;
      }
    }
    return false;
  }

  Lanes lanes() {
    return lanes;
  }

  @Override
  public String toString() {
    return element() + Arrays.toString(extents) + " " + Arrays.toString(toDoubles());
  }
}
