package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.LoopBuilder;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Rebuild;

/**
 * A loop built again, value by value, while some values get another place. What it is not asked for
 * it does not have: sequences and captures that nothing reads are gone, equal ones are one.
 */
final class LoopCopy {
  private final LoopRun old;
  private final LoopBuilder builder;
  private final Rebuild rebuild;

  /** A copy that has the given carries of a run's loop, in order. */
  LoopCopy(LoopRun old, List<Integer> carries) {
    this.old = old;
    this.builder = new LoopBuilder(old.loop().extent(), old.loop().reversed());
    this.rebuild = new Rebuild(builder.body());
    List<Value> variables = old.variables();
    for (int carry : carries) {
      rebuild.set(variables.get(carry), builder.carry(old.operands().get(carry)));
    }
  }

  /** Has a value of the body stand outside, the same in all turns. */
  void capture(Value value, Value outside) {
    rebuild.set(value, builder.outside(outside));
  }

  /** Has a value of the body be the slice of a sequence. */
  void slice(Value value, Value sequence) {
    rebuild.set(value, builder.slice(sequence));
  }

  /** Has one value of the body be what another is. */
  void merge(Value value, Value same) {
    rebuild.set(value, rebuild.renewed(same));
  }

  /** What stands in the copy for a value whose operands have been placed. */
  Value place(Value value) {
    if (!rebuild.knows(value)) {
      rebuild.set(value, made(value));
    }
    return rebuild.renewed(value);
  }

  private Value made(Value value) {
    if (!(value.operation() instanceof LoopVariable variable)) {
      return rebuild.copy(value);
    }
    return switch (variable.role()) {
      case CARRY -> throw new IllegalStateException("the carry " + variable + " has no place");
      case SLICE -> builder.slice(old.operand(variable));
      case CAPTURE -> builder.outside(old.operand(variable));
      case POSITION -> builder.position();
    };
  }

  /** The copy as a run, the carries becoming what the given values of the old body are. */
  LoopRun run(List<Value> next) {
    return builder.run(next.stream().map(this::place).toList());
  }
}
