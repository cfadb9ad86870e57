package org.adjoint.compiler.op;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.TypeMismatch;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * The sum of products over the labels that both operands have and the result has not: einsum of two
 * operands. Each axis carries a label; a label that only one operand has stays in the result.
 *
 * <p>The order is part of the meaning: each element of the result is one chain of fused
 * multiply-adds, starting at zero, over the summed labels in the order of the left operand, the
 * last of them fastest.
 */
public record Contraction(List<Integer> left, List<Integer> right, List<Integer> result)
    implements Operation {
  public Contraction {
    left = List.copyOf(left);
    right = List.copyOf(right);
    result = List.copyOf(result);
  }

  @Override
  public String name() {
    return "contraction";
  }

  /** The labels that are summed over, in order. */
  public List<Integer> summed() {
    return left.stream().filter(label -> !result.contains(label)).toList();
  }

  /** The labels that both operands and the result have. */
  public List<Integer> shared() {
    return result.stream().filter(l -> left.contains(l) && right.contains(l)).toList();
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType a = operands.get(0);
    TensorType b = operands.get(1);
    if (a.element() != b.element() || !a.element().isFloating()) {
      throw new TypeMismatch(
          "a product needs two tensors of floats of one precision, found " + a + " and " + b);
    }
    Map<Integer, Dimension> extents = new HashMap<>();
    bind(extents, left, a, operands);
    bind(extents, right, b, operands);
    return a.withShape(new Shape(result.stream().map(extents::get).toList()));
  }

  private static void bind(
      Map<Integer, Dimension> extents,
      List<Integer> labels,
      TensorType type,
      List<TensorType> operands) {
    for (int axis = 0; axis < labels.size(); axis++) {
      Dimension extent = type.shape().get(axis);
      Dimension bound = extents.putIfAbsent(labels.get(axis), extent);
      if (bound != null && !bound.equals(extent)) {
        throw new TypeMismatch(
            "the shapes "
                + operands.get(0).shape()
                + " and "
                + operands.get(1).shape()
                + " do not fit in a product: "
                + bound
                + " meets "
                + extent);
      }
    }
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Algebra algebra = Algebra.at(graph, self);
    List<@Nullable Value> gradients = new ArrayList<>();
    gradients.add(
        algebra.contract(cotangent, self.operand(1), new Contraction(result, right, left)));
    gradients.add(
        algebra.contract(self.operand(0), cotangent, new Contraction(left, result, right)));
    return gradients;
  }

  /** The labels as letters: {@code ab,bc->ac}. */
  public String equation() {
    return letters(left) + "," + letters(right) + "->" + letters(result);
  }

  private static String letters(List<Integer> labels) {
    return labels.stream().map(l -> String.valueOf((char) ('a' + l))).collect(Collectors.joining());
  }
}
