package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Concat;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Gather;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Reshape;
import org.adjoint.compiler.op.ScatterAdd;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.op.Slice;
import org.adjoint.compiler.op.Transpose;
import org.adjoint.compiler.op.Unskew;

/**
 * Values of a loop's body made outside, for all turns at once: the same operations with one axis
 * more, the first. A value that is the same in all turns has no such axis until it meets one that
 * has. Every element is computed as in its turn, to the last bit.
 */
final class Lifting {
  private final Graph graph;
  private final LoopRun run;
  private final Dimension extent;
  private final Map<Value, Value> outside = new HashMap<>();
  private final Map<Value, Boolean> varying = new HashMap<>();

  Lifting(LoopResults results) {
    this.graph = results.graph();
    this.run = results.run();
    this.extent = run.loop().extent();
  }

  /** Says what stands outside for a value of the body: its stack where it varies. */
  void set(Value value, Value made, boolean varies) {
    outside.put(value, made);
    varying.put(value, varies);
  }

  /** What stands outside for a value: its stack where it varies. */
  Value outside(Value value) {
    return Objects.requireNonNull(outside.get(value));
  }

  /** A value as a stack, whether it varies or not. */
  Value stack(Value value) {
    Value made = outside(value);
    return varies(value) ? made : repeated(made);
  }

  private boolean varies(Value value) {
    return Objects.requireNonNull(varying.get(value));
  }

  private Value repeated(Value made) {
    List<Integer> axes = IntStream.rangeClosed(1, made.shape().rank()).boxed().toList();
    return Algebra.at(graph, made).broadcast(made, stacked(made.shape()), axes);
  }

  private Shape stacked(Shape shape) {
    List<Dimension> dimensions = new ArrayList<>(List.of(extent));
    dimensions.addAll(shape.dimensions());
    return new Shape(dimensions);
  }

  /**
   * Whether a value can be made for all turns at once.
   *
   * @param varying for each operand whether it differs from turn to turn
   */
  static boolean canLift(Value value, List<Boolean> varying) {
    Operation operation = value.operation();
    if (operation instanceof Gather) {
      return !(varying.get(0) && varying.get(1));
    }
    if (operation instanceof ScatterAdd) {
      return !varying.get(1);
    }
    return operation instanceof Elementwise
        || operation instanceof Contraction
        || operation instanceof Broadcast
        || operation instanceof Reshape
        || lifted(operation) != operation;
  }

  /** Makes values outside, operands before what uses them. */
  void lift(List<Value> values) {
    for (Value value : values) {
      if (!(value.operation() instanceof LoopVariable variable)) {
        make(value);
      } else if (variable.role() == LoopVariable.Role.POSITION) {
        set(value, Algebra.at(graph, value).iota(extent), true);
      } else {
        set(value, run.operand(variable), variable.role() == LoopVariable.Role.SLICE);
      }
    }
  }

  private void make(Value value) {
    boolean varies = value.operands().stream().anyMatch(this::varies);
    set(value, varies ? lifted(value) : same(value), varies);
  }

  private Value same(Value value) {
    List<Value> operands = value.operands().stream().map(this::outside).toList();
    return graph.add(value.operation(), operands, value.origin());
  }

  private Value lifted(Value value) {
    Algebra algebra = Algebra.at(graph, value);
    if (value.operation() instanceof Contraction contraction) {
      Value a = value.operand(0);
      Value b = value.operand(1);
      return algebra.contract(outside(a), outside(b), lifted(contraction, varies(a), varies(b)));
    }
    if (value.operation() instanceof Gather gather) {
      return lifted(gather, value, algebra);
    }
    if (value.operation() instanceof ScatterAdd scatter) {
      Operation shifted = new ScatterAdd(scatter.axis() + 1, scatter.extent());
      return algebra.apply(shifted, outside(value.operand(0)), outside(value.operand(1)));
    }
    Operation operation =
        value.operation() instanceof Broadcast broadcast
            ? new Broadcast(stacked(broadcast.shape()), withFirst(broadcast.axes()))
            : value.operation() instanceof Reshape reshape
                ? new Reshape(stacked(reshape.shape()))
                : lifted(value.operation());
    List<Value> operands = value.operands().stream().map(this::stack).toList();
    return graph.add(operation, operands, value.origin());
  }

  /** The operation with all its axes one further on; itself if that changes nothing. */
  private static Operation lifted(Operation operation) {
    if (operation instanceof Reduce reduce) {
      return new Reduce(reduce.kind(), shifted(reduce.axes()));
    }
    if (operation instanceof Transpose transpose) {
      return new Transpose(withFirst(transpose.axes()));
    }
    if (operation instanceof Slice slice) {
      return new Slice(slice.axis() + 1, slice.start(), slice.extent(), slice.step());
    }
    if (operation instanceof Pad pad) {
      return new Pad(pad.axis() + 1, pad.low(), pad.high(), pad.interior(), pad.fill());
    }
    if (operation instanceof Concat concat) {
      return new Concat(concat.axis() + 1);
    }
    if (operation instanceof Skew s) {
      return new Skew(s.axis() + 1, s.window() + 1, s.stride(), s.dilation(), s.extent());
    }
    if (operation instanceof Unskew s) {
      return new Unskew(s.axis() + 1, s.window() + 1, s.stride(), s.dilation(), s.extent());
    }
    return operation;
  }

  private static List<Integer> shifted(List<Integer> axes) {
    return axes.stream().map(axis -> axis + 1).toList();
  }

  private static List<Integer> withFirst(List<Integer> axes) {
    List<Integer> all = new ArrayList<>(List.of(0));
    all.addAll(shifted(axes));
    return all;
  }

  /** The turns are one more label, of the result and of the operands that vary. */
  private static Contraction lifted(Contraction contraction, boolean left, boolean right) {
    int turn =
        IntStream.concat(
                    contraction.left().stream().mapToInt(label -> label),
                    contraction.right().stream().mapToInt(label -> label))
                .max()
                .orElse(-1)
            + 1;
    return new Contraction(
        left ? before(turn, contraction.left()) : contraction.left(),
        right ? before(turn, contraction.right()) : contraction.right(),
        before(turn, contraction.result()));
  }

  private static List<Integer> before(int label, List<Integer> labels) {
    List<Integer> all = new ArrayList<>(List.of(label));
    all.addAll(labels);
    return all;
  }

  /** Of a table that varies slices one axis further on; else the turns are among the indices. */
  private Value lifted(Gather gather, Value value, Algebra algebra) {
    Value table = value.operand(0);
    Value indices = value.operand(1);
    if (varies(table)) {
      return algebra.gather(outside(table), outside(indices), gather.axis() + 1);
    }
    Value gathered = algebra.gather(outside(table), outside(indices), gather.axis());
    List<Integer> order = new ArrayList<>(List.of(gather.axis()));
    IntStream.range(0, gathered.shape().rank())
        .filter(axis -> axis != gather.axis())
        .forEach(order::add);
    return algebra.transpose(gathered, order);
  }
}
