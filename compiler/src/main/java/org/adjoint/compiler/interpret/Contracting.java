package org.adjoint.compiler.interpret;

import java.util.List;
import java.util.stream.Stream;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.op.Contraction;

/** Computes a contraction: one chain of fused multiply-adds for each element of the result. */
final class Contracting {
  private final Tensor left;
  private final Tensor right;
  private final int[] shape;

  /** Where each element of the result, or each term of its sum, begins in the operands. */
  private final int[] leftStarts;

  private final int[] rightStarts;
  private final int[] leftTerms;
  private final int[] rightTerms;

  Contracting(Contraction contraction, Tensor left, Tensor right) {
    this.left = left;
    this.right = right;
    int labels = 1 + largest(contraction);
    int[] extents = new int[labels];
    int[] leftStrides = bind(contraction.left(), left.extents(), extents);
    int[] rightStrides = bind(contraction.right(), right.extents(), extents);
    shape = contraction.result().stream().mapToInt(label -> extents[label]).toArray();
    leftStarts = Extents.places(contraction.result(), extents, leftStrides);
    rightStarts = Extents.places(contraction.result(), extents, rightStrides);
    leftTerms = Extents.places(contraction.summed(), extents, leftStrides);
    rightTerms = Extents.places(contraction.summed(), extents, rightStrides);
  }

  private static int largest(Contraction contraction) {
    return Stream.concat(contraction.left().stream(), contraction.right().stream())
        .max(Integer::compare)
        .orElse(-1);
  }

  /** Notes the extent of each label; gives the stride of each, 0 for one that does not occur. */
  private static int[] bind(List<Integer> labels, int[] axisExtents, int[] extents) {
    int[] axisStrides = Extents.strides(axisExtents);
    int[] strides = new int[extents.length];
    for (int axis = 0; axis < axisExtents.length; axis++) {
      extents[labels.get(axis)] = axisExtents[axis];
      strides[labels.get(axis)] = axisStrides[axis];
    }
    return strides;
  }

  Tensor result() {
    return new Tensor(left.element() == ElementType.FLOAT32 ? inSingle() : inDouble(), shape);
  }

  private Lanes inSingle() {
    float[] a = ((FloatLanes) left.lanes()).values();
    float[] b = ((FloatLanes) right.lanes()).values();
    float[] result = new float[leftStarts.length];
    for (int i = 0; i < result.length; i++) {
      float sum = 0;
      for (int k = 0; k < leftTerms.length; k++) {
        sum = Math.fma(a[leftStarts[i] + leftTerms[k]], b[rightStarts[i] + rightTerms[k]], sum);
      }
      result[i] = sum;
    }
    return new FloatLanes(result);
  }

  private Lanes inDouble() {
    double[] a = ((DoubleLanes) left.lanes()).values();
    double[] b = ((DoubleLanes) right.lanes()).values();
    double[] result = new double[leftStarts.length];
    for (int i = 0; i < result.length; i++) {
      double sum = 0;
      for (int k = 0; k < leftTerms.length; k++) {
        sum = Math.fma(a[leftStarts[i] + leftTerms[k]], b[rightStarts[i] + rightTerms[k]], sum);
      }
      result[i] = sum;
    }
    return new DoubleLanes(result);
  }
}
