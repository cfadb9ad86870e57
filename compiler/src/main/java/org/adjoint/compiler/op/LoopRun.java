package org.adjoint.compiler.op;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;

/**
 * A loop and what it is run on. All results of one run are equal in it, and are made by running the
 * loop once.
 */
public record LoopRun(Loop loop, List<Value> operands) {
  public LoopRun {
    operands = List.copyOf(operands);
  }

  /** The run that a {@link Scan} is a result of. */
  public static LoopRun of(Value result) {
    return new LoopRun(((Scan) result.operation()).loop(), result.operands());
  }

  /** What a variable of the body begins as, is a slice of, or stands for; not for the position. */
  public Value operand(LoopVariable variable) {
    return operands.get(place(variable.role(), variable.place()));
  }

  /** The place among the operands of what belongs to a variable of the body. */
  public int place(LoopVariable.Role role, int place) {
    return switch (role) {
      case CARRY -> place;
      case SLICE -> loop.next().size() + place;
      case CAPTURE -> loop.next().size() + loop.slices().size() + place;
      case POSITION -> throw new IllegalArgumentException("the position is no operand");
    };
  }

  /** The variables of the body, in the order of the operands. */
  public List<Value> variables() {
    List<Value> variables = new ArrayList<>();
    for (Value next : loop.next()) {
      variables.add(variable(LoopVariable.Role.CARRY, variables.size(), next.type()));
    }
    for (int place = 0; place < loop.slices().size(); place++) {
      variables.add(variable(LoopVariable.Role.SLICE, place, loop.slices().get(place)));
    }
    for (int place = 0; place < loop.captures().size(); place++) {
      variables.add(variable(LoopVariable.Role.CAPTURE, place, loop.captures().get(place)));
    }
    return variables;
  }

  private Value variable(LoopVariable.Role role, int place, TensorType type) {
    return loop.body().add(new LoopVariable(role, place, type), List.of(), Origin.NONE);
  }

  /** A result of the run. */
  public Value result(Graph graph, Scan.Result result, Origin origin) {
    return graph.add(new Scan(loop, result), operands, origin);
  }

  /** A carry's value after the last turn. */
  public Value last(Graph graph, int carry, Origin origin) {
    return result(graph, new Scan.Result.Last(carry), origin);
  }

  /**
   * A value of the body in all turns, the loop's axis first. What the run was given needs no result
   * of it.
   */
  public Value stack(Graph graph, Value value) {
    boolean slice =
        value.operation() instanceof LoopVariable variable
            && variable.role() == LoopVariable.Role.SLICE;
    return slice
        ? operand((LoopVariable) value.operation())
        : result(graph, new Scan.Result.Stack(value), value.origin());
  }
}
