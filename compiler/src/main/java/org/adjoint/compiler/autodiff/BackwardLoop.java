package org.adjoint.compiler.autodiff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.LoopVariable.Role;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.LoopBuilder;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Rebuild;
import org.jspecify.annotations.Nullable;

/**
 * Back-propagation through time as a loop of the opposite direction. It carries the cotangents of
 * the carries; its sequences are the cotangents of stacks, and what the forward loop keeps for it.
 * The cotangents of sequences are stacks of it; what all turns contribute to the cotangent of a
 * capture is summed outside, where there is a better way than turn by turn.
 */
final class BackwardLoop {
  private final Graph graph;
  private final LoopRun forward;
  private final LoopBuilder builder;
  private final Rebuild rebuild;
  private final Residuals residuals;
  private final Set<Value> dependent = new HashSet<>();
  private final List<Value> carried = new ArrayList<>();

  /**
   * A loop that has no cotangents yet.
   *
   * @param computed the values of the forward loop's body that it computes anyway, in order
   */
  BackwardLoop(Graph graph, LoopRun forward, List<Value> computed) {
    this.graph = graph;
    this.forward = forward;
    this.builder = new LoopBuilder(forward.loop().extent(), !forward.loop().reversed());
    this.rebuild = new Rebuild(builder.body());
    this.residuals = new Residuals(graph, forward, builder, rebuild, computed);
  }

  /**
   * Carries the cotangent of a carry.
   *
   * @param last the cotangent of its last value; null for zeros
   * @param seed what stands for it in the derivative of the body
   */
  void carry(Value variable, @Nullable Value last, Value seed) {
    carried.add(variable);
    rebuild.set(seed, builder.carry(last == null ? zeros(seed) : last));
  }

  /** Takes the cotangent of a stack, which the seed stands for in the derivative of the body. */
  void sequence(Value cotangent, Value seed) {
    rebuild.set(seed, builder.slice(cotangent));
  }

  private Value zeros(Value like) {
    return Algebra.at(graph, like).like(like, 0);
  }

  /**
   * The cotangents of the forward loop's operands; null for one that has none.
   *
   * @param cotangents those of the variables of its body that have one, in a turn
   */
  List<@Nullable Value> operands(Map<Value, Value> cotangents) {
    TurnSums sums = new TurnSums(constant(cotangents.values()));
    cotangents.forEach(
        (variable, cotangent) -> {
          if (role(variable) == Role.CAPTURE) {
            sums.plan(cotangent);
          }
        });
    copy(needed(cotangents, sums));
    List<Value> accumulated = List.copyOf(sums.accumulated());
    LoopRun backward = builder.run(next(cotangents, accumulated));
    TurnSums.Given given =
        new TurnSums.Given(
            graph,
            value -> stack(value, backward),
            term -> {
              int place = carried.size() + accumulated.indexOf(term);
              return backward.last(graph, place, term.origin());
            },
            this::outside);
    List<@Nullable Value> found = new ArrayList<>();
    for (Value variable : forward.variables()) {
      Value cotangent = cotangents.get(variable);
      found.add(
          switch (role(variable)) {
            case CARRY -> first(variable, backward);
            case SLICE -> cotangent == null ? null : stack(cotangent, backward);
            default -> cotangent == null ? null : sums.sum(cotangent, given);
          });
    }
    return found;
  }

  /** What the loop carries on: the cotangents of carries, then sums. */
  private List<Value> next(Map<Value, Value> cotangents, List<Value> accumulated) {
    List<Value> next = new ArrayList<>();
    for (Value variable : carried) {
      Value cotangent = cotangents.get(variable);
      next.add(cotangent == null ? inBody(variable).like(variable, 0) : residuals.place(cotangent));
    }
    for (Value term : accumulated) {
      next.add(inBody(term).add(builder.carry(zeros(term)), residuals.place(term)));
    }
    return next;
  }

  private static Role role(Value variable) {
    return ((LoopVariable) variable.operation()).role();
  }

  private Algebra inBody(Value value) {
    return Algebra.at(builder.body(), value);
  }

  /** Values of the forward loop's body, and of its derivative, that are the same in all turns. */
  private static Set<Value> constant(Iterable<Value> cotangents) {
    List<Value> roots = new ArrayList<>();
    cotangents.forEach(roots::add);
    Set<Value> constant = new HashSet<>();
    for (Value value : Graph.reachable(roots)) {
      boolean varies =
          value.operation() instanceof Cotangent
              || value.operation() instanceof LoopVariable && role(value) != Role.CAPTURE;
      if (!varies && constant.containsAll(value.operands())) {
        constant.add(value);
      }
    }
    return constant;
  }

  /** The values that the backward loop has to make. */
  private List<Value> needed(Map<Value, Value> cotangents, TurnSums sums) {
    List<Value> roots = new ArrayList<>(sums.accumulated());
    roots.addAll(sums.stacked());
    cotangents.forEach(
        (variable, cotangent) -> {
          boolean read = role(variable) == Role.SLICE || carried.contains(variable);
          if (read) {
            roots.add(cotangent);
          }
        });
    List<Value> needed = new ArrayList<>();
    for (Value value : Graph.reachable(roots)) {
      boolean depends =
          value.operation() instanceof Cotangent
              || value.operands().stream().anyMatch(dependent::contains);
      if (depends) {
        dependent.add(value);
        needed.add(value);
      }
    }
    return needed;
  }

  private void copy(List<Value> needed) {
    for (Value value : needed) {
      if (!rebuild.knows(value)) {
        value.operands().forEach(residuals::place);
        rebuild.set(value, rebuild.copy(value));
      }
    }
  }

  private @Nullable Value first(Value variable, LoopRun backward) {
    int place = carried.indexOf(variable);
    return place < 0 ? null : backward.last(graph, place, variable.origin());
  }

  private Value stack(Value value, LoopRun backward) {
    return dependent.contains(value)
        ? backward.stack(graph, rebuild.renewed(value))
        : forward.stack(graph, value);
  }

  /** A value of the body that is the same in all turns, made outside of what is captured. */
  private Value outside(Value value) {
    if (value.operation() instanceof LoopVariable variable) {
      return forward.operand(variable);
    }
    List<Value> operands = value.operands().stream().map(this::outside).toList();
    return graph.add(value.operation(), operands, value.origin());
  }
}
