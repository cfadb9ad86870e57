package org.adjoint.compiler.op;

import java.util.List;
import java.util.stream.Stream;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Operation;

/** What operations give, worked out by hand or taken from tables. */
record HandWorked(Operation operation, List<Tensor> operands, Tensor expected) {
  static Stream<HandWorked> all() {
    return Stream.of(HandWorkedFunctions.all(), HandWorkedMovements.all(), HandWorkedSums.all())
        .flatMap(s -> s);
  }

  static HandWorked example(Operation operation, Tensor expected, Tensor... operands) {
    return new HandWorked(operation, List.of(operands), expected);
  }

  /** A vector of single-precision floats. */
  static Tensor floats(double... elements) {
    return Tensor.of(ElementType.FLOAT32, elements, elements.length);
  }

  /** A tensor of single-precision floats from 0, 1, 2 on. */
  static Tensor counted(int... extents) {
    int size = 1;
    for (int extent : extents) {
      size *= extent;
    }
    float[] elements = new float[size];
    for (int i = 0; i < size; i++) {
      elements[i] = i;
    }
    return Tensor.floats(elements, extents);
  }

  /** A tensor of single-precision floats with a shape. */
  static Tensor shaped(int[] extents, double... elements) {
    return Tensor.of(ElementType.FLOAT32, elements, extents);
  }

  static int[] shape(int... extents) {
    return extents;
  }

  static Tensor ints(int... elements) {
    return Tensor.ints(elements, elements.length);
  }

  static Tensor bools(boolean... elements) {
    return Tensor.bools(elements, elements.length);
  }

  @Override
  public String toString() {
    return operation + " of " + operands;
  }
}
