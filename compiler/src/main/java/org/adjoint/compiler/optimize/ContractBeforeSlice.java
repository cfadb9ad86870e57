package org.adjoint.compiler.optimize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Rebuild;
import org.adjoint.compiler.op.Slice;

/**
 * slice(einsum(a, b)) → einsum(slice(a), slice(b)), where nothing else uses the product: of the
 * operands those are sliced that have the axis.
 */
final class ContractBeforeSlice implements Pass {
  @Override
  public List<Value> apply(List<Value> roots, Rebuild rebuild, Tally tally) {
    List<Value> values = Graph.reachable(roots);
    Map<Value, Integer> uses = new HashMap<>();
    values.forEach(value -> value.operands().forEach(used -> uses.merge(used, 1, Integer::sum)));
    roots.forEach(root -> uses.merge(root, 1, Integer::sum));
    boolean changed = false;
    for (Value value : values) {
      boolean only = takesPart(value) && uses.getOrDefault(value.operand(0), 0) == 1;
      // A slice of a slice of a product finds the product that the inner one has become.
      if (only && rebuild.renewed(value.operand(0)).operation() instanceof Contraction) {
        tally.fired();
        changed = true;
        rebuild.set(value, sliced(value, rebuild));
      } else {
        rebuild.set(value, rebuild.copy(value));
      }
    }
    return changed ? rebuild.renewed(roots) : roots;
  }

  private static boolean takesPart(Value value) {
    if (!(value.operation() instanceof Slice slice) || slice.extent().is(0)) {
      return false;
    }
    Dimension whole = value.operand(0).shape().get(slice.axis());
    return Known.isAtLeast(whole, slice.extent().plus(Dimension.ONE));
  }

  private static Value sliced(Value value, Rebuild rebuild) {
    Slice slice = (Slice) value.operation();
    Value product = rebuild.renewed(value.operand(0));
    Contraction contraction = (Contraction) product.operation();
    int label = contraction.result().get(slice.axis());
    Algebra algebra = rebuild.at(value);
    return algebra.contract(
        part(product.operand(0), contraction.left().indexOf(label), slice, algebra),
        part(product.operand(1), contraction.right().indexOf(label), slice, algebra),
        contraction);
  }

  private static Value part(Value operand, int axis, Slice slice, Algebra algebra) {
    return axis < 0
        ? operand
        : algebra.slice(operand, new Slice(axis, slice.start(), slice.extent(), slice.step()));
  }
}
