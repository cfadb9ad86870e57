package org.adjoint.compiler.autodiff;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.LoopVariable.Role;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Iota;
import org.adjoint.compiler.op.LoopBuilder;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Rebuild;
import org.adjoint.compiler.op.Scan;
import org.adjoint.compiler.op.ValueCost;

/**
 * Gives the backward loop the values of the forward loop that it needs: stacked by the forward loop
 * and read slice by slice, or made again where that is cheap.
 */
final class Residuals {
  /** A value is made again if that takes no more elementwise operations on what is there. */
  private static final int MOST_OPERATIONS = 4;

  private final Graph graph;
  private final LoopRun forward;
  private final LoopBuilder builder;
  private final Rebuild rebuild;
  private final Set<Value> original;
  private final Set<Value> numbered = new HashSet<>();

  /**
   * Nothing is needed yet.
   *
   * @param rebuild knows what stands for values in the backward loop
   * @param original the values that the forward loop computes anyway, in order
   */
  Residuals(
      Graph graph, LoopRun forward, LoopBuilder builder, Rebuild rebuild, List<Value> original) {
    this.graph = graph;
    this.forward = forward;
    this.builder = builder;
    this.rebuild = rebuild;
    this.original = new HashSet<>(original);
    for (Value value : original) {
      boolean follows =
          value.operation() instanceof Movement || value.operation() instanceof Elementwise;
      if (isNumber(value) || follows && numbered.containsAll(value.operands())) {
        numbered.add(value);
      }
    }
  }

  private static boolean isNumber(Value value) {
    return value.operation() instanceof Constant
        || value.operation() instanceof Iota
        || value.operation() instanceof Leaf
        || value.operation().equals(LoopVariable.POSITION);
  }

  /** What stands in the backward loop for a value of the forward loop. */
  Value place(Value value) {
    if (!rebuild.knows(value)) {
      rebuild.set(value, make(value));
    }
    return rebuild.renewed(value);
  }

  private Value make(Value value) {
    if (value.operation() instanceof LoopVariable variable) {
      return switch (variable.role()) {
        case CARRY, SLICE -> builder.slice(forward.stack(graph, value));
        case CAPTURE -> builder.outside(forward.operand(variable));
        case POSITION -> builder.position();
      };
    }
    boolean computed = original.contains(value) || value.operation() instanceof Scan;
    // What a draw is made of is made again however long it takes: it would be kept for nothing.
    boolean again =
        !computed
            || numbered.contains(value)
            || value.operation() instanceof Broadcast
            || operations(value, MOST_OPERATIONS) <= MOST_OPERATIONS;
    if (!again) {
      return builder.slice(forward.stack(graph, value));
    }
    value.operands().forEach(this::place);
    return rebuild.copy(value);
  }

  /** How many operations make the value of what is there; beyond the most, just more than that. */
  private int operations(Value value, int most) {
    if (isThere(value)) {
      return 0;
    }
    if (!ValueCost.isCheap(value)) {
      return most + 1;
    }
    int sum = value.operation() instanceof Movement ? 0 : 1;
    for (Value operand : value.operands()) {
      if (sum > most) {
        return most + 1;
      }
      sum += operations(operand, most - sum);
    }
    return Math.min(sum, most + 1);
  }

  private boolean isThere(Value value) {
    boolean given =
        value.operation() instanceof LoopVariable variable && variable.role() != Role.CARRY;
    return given || rebuild.knows(value) || numbered.contains(value);
  }
}
