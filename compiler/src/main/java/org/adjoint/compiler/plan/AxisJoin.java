package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.IndexExpression;

/**
 * Axes that count through all of some operands as one are one.
 *
 * @param axes those that are left, in their order
 * @param operands the operands, by these axes
 */
record AxisJoin(List<Kernel.Axis> axes, List<Kernel.Operand> operands) {
  static AxisJoin of(List<Kernel.Axis> axes, List<Kernel.Operand> operands) {
    AxisJoin joined = new AxisJoin(List.of(), operands);
    for (Kernel.Axis axis : axes) {
      joined = joined.with(axis);
    }
    return joined;
  }

  private AxisJoin with(Kernel.Axis axis) {
    List<Kernel.Axis> all = new ArrayList<>(axes);
    if (!all.isEmpty()) {
      Kernel.Axis last = all.get(all.size() - 1);
      Optional<List<Kernel.Operand>> joined = joined(last, axis);
      if (joined.isPresent()) {
        all.set(all.size() - 1, new Kernel.Axis(last.number(), last.extent().times(axis.extent())));
        return new AxisJoin(all, joined.get());
      }
    }
    all.add(axis);
    return new AxisJoin(all, operands);
  }

  private Optional<List<Kernel.Operand>> joined(Kernel.Axis outer, Kernel.Axis inner) {
    var a = new IndexExpression.Atom.Loop(outer.number(), outer.extent());
    var b = new IndexExpression.Atom.Loop(inner.number(), inner.extent());
    List<Kernel.Operand> all = new ArrayList<>();
    for (Kernel.Operand operand : operands) {
      Optional<IndexExpression> index = operand.index().joined(a, b);
      if (index.isEmpty()) {
        return Optional.empty();
      }
      all.add(new Kernel.Operand(operand.place(), index.get()));
    }
    return Optional.of(all);
  }
}
