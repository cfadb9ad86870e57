package org.adjoint.compiler.op;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.TypeMismatch;

/** What labels and operands a contraction takes. */
final class ContractionRules {
  private ContractionRules() {}

  /** Refuses labels that repeat, that nothing gives, or that one operand alone is summed over. */
  static void requireEinsum(List<Integer> left, List<Integer> right, List<Integer> result) {
    boolean distinct = isDistinct(left) && isDistinct(right) && isDistinct(result);
    boolean given = result.stream().allMatch(l -> left.contains(l) || right.contains(l));
    boolean kept =
        left.stream().allMatch(l -> right.contains(l) || result.contains(l))
            && right.stream().allMatch(l -> left.contains(l) || result.contains(l));
    if (!distinct || !given || !kept) {
      throw new IllegalArgumentException(
          "no contraction takes " + left + " and " + right + " to " + result);
    }
  }

  private static boolean isDistinct(List<Integer> labels) {
    return labels.stream().distinct().count() == labels.size();
  }

  static TensorType type(Contraction contraction, TensorType a, TensorType b) {
    if (a.element() != b.element() || !a.element().isFloating()) {
      throw new TypeMismatch(
          "a product needs two tensors of floats of one precision, found " + a + " and " + b);
    }
    if (a.shape().rank() != contraction.left().size()
        || b.shape().rank() != contraction.right().size()) {
      throw new TypeMismatch(
          "the product " + contraction.equation() + " is not of " + a + " and " + b);
    }
    Map<Integer, Dimension> extents = new HashMap<>();
    bind(extents, contraction.left(), a.shape());
    bind(extents, contraction.right(), b.shape());
    for (int axis = 0; axis < a.shape().rank(); axis++) {
      Dimension bound = extents.get(contraction.left().get(axis));
      if (bound != null && !bound.equals(a.shape().get(axis))) {
        throw new TypeMismatch(
            "the shapes "
                + a.shape()
                + " and "
                + b.shape()
                + " do not fit in a product: "
                + a.shape().get(axis)
                + " meets "
                + bound);
      }
    }
    return a.withShape(new Shape(contraction.result().stream().map(extents::get).toList()));
  }

  private static void bind(Map<Integer, Dimension> extents, List<Integer> labels, Shape shape) {
    for (int axis = 0; axis < labels.size(); axis++) {
      extents.put(labels.get(axis), shape.get(axis));
    }
  }
}
