package org.adjoint.compiler.interpret;

import java.util.Arrays;
import org.adjoint.compiler.ir.ElementType;

/**
 * Elements of one type side by side; what a vector register is to generated code, of any length.
 * Instructions take lanes of one type and length.
 */
interface Lanes {
  static Lanes filled(ElementType type, int count, double value) {
    switch (type) {
      case FLOAT32 -> {
        float[] values = new float[count];
        Arrays.fill(values, (float) value);
        return new FloatLanes(values);
      }
      case FLOAT64 -> {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return new DoubleLanes(values);
      }
      case INT32, BOOL -> {
        int[] values = new int[count];
        Arrays.fill(values, (int) value);
        return new IntLanes(type, values);
      }
    }
    throw new IllegalStateException(type.toString());
  }

  ElementType type();

  int count();

  /** The element as a double, which holds every element exactly. */
  double at(int index);

  /** A copy of the elements from one index to before another. */
  Lanes range(int from, int to);

  /** Writes the elements of other lanes from an index on. */
  void put(int from, Lanes part);

  /**
   * Writes into each lane the element of the source at its index; leaves it where that is below 0.
   */
  void take(Lanes source, int[] index);

  Lanes add(Lanes other);

  Lanes subtract(Lanes other);

  Lanes multiply(Lanes other);

  Lanes divide(Lanes other);

  Lanes fusedMultiplyAdd(Lanes factor, Lanes summand);

  Lanes negate();

  Lanes absolute();

  Lanes squareRoot();

  Lanes minimum(Lanes other);

  Lanes maximum(Lanes other);

  IntLanes less(Lanes other);

  IntLanes lessOrEqual(Lanes other);

  IntLanes equal(Lanes other);

  /** These elements where the condition holds, else those of the other. */
  Lanes select(IntLanes condition, Lanes otherwise);
}
