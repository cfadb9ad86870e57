package org.adjoint.compiler.op;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.TensorType;
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
    ContractionRules.requireEinsum(left, right, result);
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
    return ContractionRules.type(this, operands.get(0), operands.get(1));
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
