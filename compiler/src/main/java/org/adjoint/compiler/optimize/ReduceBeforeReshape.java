package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Reshape;

/**
 * reduce(reshape(x)) → reshape(reduce(x)), where whole runs of axes are reduced: their order stays.
 */
final class ReduceBeforeReshape implements Rule<Reduce> {
  @Override
  public Optional<Value> apply(Reduce reduce, Value value, Algebra algebra) {
    Value source = value.operand(0);
    if (!Match.is(Reshape.class, source)) {
      return Optional.empty();
    }
    List<Integer> axes = new ArrayList<>();
    for (AxisRun run : AxisRun.of(source.operand(0).shape(), source.shape())) {
      boolean reduced = run.toAxes().anyMatch(reduce.axes()::contains);
      if (!reduced) {
        continue;
      }
      if (!run.toAxes().allMatch(reduce.axes()::contains)) {
        return Optional.empty();
      }
      run.fromAxes().forEach(axes::add);
    }
    if (axes.isEmpty()) {
      return Optional.empty();
    }
    Value narrow = algebra.reduce(reduce.kind(), source.operand(0), axes);
    return Optional.of(algebra.reshape(narrow, value.shape()));
  }
}
