package org.adjoint.compiler.optimize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Rebuild;
import org.adjoint.compiler.op.Transpose;

/**
 * transpose(einsum(a, b)) → einsum(a, b) with its result in that order, where nothing else uses the
 * product.
 */
final class AbsorbResultTranspose implements Pass {
  @Override
  public List<Value> apply(List<Value> roots, Rebuild rebuild, Tally tally) {
    List<Value> values = Graph.reachable(roots);
    Map<Value, Integer> uses = new HashMap<>();
    values.forEach(value -> value.operands().forEach(used -> uses.merge(used, 1, Integer::sum)));
    roots.forEach(root -> uses.merge(root, 1, Integer::sum));
    if (values.stream().noneMatch(value -> absorbs(value, uses))) {
      return roots;
    }
    for (Value value : values) {
      if (absorbs(value, uses)) {
        tally.fired();
        rebuild.set(value, absorbed(value, rebuild));
      } else {
        rebuild.set(value, rebuild.copy(value));
      }
    }
    return rebuild.renewed(roots);
  }

  private static boolean absorbs(Value value, Map<Value, Integer> uses) {
    return value.operation() instanceof Transpose
        && value.operand(0).operation() instanceof Contraction
        && uses.getOrDefault(value.operand(0), 0) == 1;
  }

  private static Value absorbed(Value value, Rebuild rebuild) {
    Transpose transpose = (Transpose) value.operation();
    Value product = value.operand(0);
    Contraction contraction = (Contraction) product.operation();
    List<Integer> result = transpose.axes().stream().map(contraction.result()::get).toList();
    return rebuild
        .at(product)
        .contract(
            rebuild.renewed(product.operand(0)),
            rebuild.renewed(product.operand(1)),
            new Contraction(contraction.left(), contraction.right(), result));
  }
}
