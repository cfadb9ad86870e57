package org.adjoint.compiler.op;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;

/**
 * A loop under construction: gives its body what stands for values outside. A value that is given
 * twice as a sequence, or needed twice from outside, stands in the body once.
 */
public final class LoopBuilder {
  /** What is made of numbers by more operations within each other than this is captured. */
  private static final int MOST_LEVELS = 8;

  private final Dimension extent;
  private final boolean reversed;
  private final Graph body = new Graph();
  private final List<Value> initial = new ArrayList<>();
  private final Map<Value, Value> slices = new HashMap<>();
  private final List<Value> sequences = new ArrayList<>();
  private final List<TensorType> sliceTypes = new ArrayList<>();
  private final Map<Value, Value> known = new HashMap<>();
  private final List<Value> captures = new ArrayList<>();

  /** A loop of so many turns. */
  public LoopBuilder(Dimension extent, boolean reversed) {
    this.extent = extent;
    this.reversed = reversed;
  }

  /** Where the values of a turn are built. */
  public Graph body() {
    return body;
  }

  /** A new carry that begins as the given value. */
  public Value carry(Value first) {
    initial.add(first);
    return variable(LoopVariable.Role.CARRY, initial.size() - 1, first.type(), first);
  }

  /** A turn's slice of a sequence, along its first axis. */
  public Value slice(Value sequence) {
    Value present = slices.get(sequence);
    if (present != null) {
      return present;
    }
    List<Dimension> dimensions = sequence.shape().dimensions();
    if (!dimensions.get(0).equals(extent)) {
      throw new IllegalArgumentException(sequence + " is no sequence of " + extent);
    }
    TensorType type =
        sequence.type().withShape(new Shape(dimensions.subList(1, dimensions.size())));
    sequences.add(sequence);
    sliceTypes.add(type);
    Value slice = variable(LoopVariable.Role.SLICE, sequences.size() - 1, type, sequence);
    slices.put(sequence, slice);
    return slice;
  }

  /** The position of this turn's slices along the sequences. */
  public Value position() {
    return body.add(LoopVariable.POSITION, List.of(), Origin.NONE);
  }

  /**
   * A value from outside that is the same in all turns: made in the body where that is nothing but
   * numbers, read through a broadcast, else captured.
   */
  public Value outside(Value value) {
    Value present = known.get(value);
    if (present == null) {
      present =
          value.operation() instanceof Broadcast || isWritten(value, MOST_LEVELS)
              ? body.add(
                  value.operation(),
                  value.operands().stream().map(this::outside).toList(),
                  value.origin())
              : capture(value);
      known.put(value, present);
    }
    return present;
  }

  private Value capture(Value value) {
    captures.add(value);
    return variable(LoopVariable.Role.CAPTURE, captures.size() - 1, value.type(), value);
  }

  /** Whether the value is made of numbers and scalars of the runtime, simply and not at random. */
  private static boolean isWritten(Value value, int levels) {
    boolean leaf =
        value.operation() instanceof Constant
            || value.operation() instanceof Iota
            || value.operation() instanceof Leaf given && given.kind() == Leaf.Kind.SCALAR;
    boolean follows =
        value.operation() instanceof Movement
            || value.operation() instanceof Elementwise
                && !(value.operation() instanceof RandomBits);
    return leaf
        || follows
            && levels > 0
            && value.operands().stream().allMatch(operand -> isWritten(operand, levels - 1));
  }

  private Value variable(LoopVariable.Role role, int place, TensorType type, Value outside) {
    return body.add(new LoopVariable(role, place, type), List.of(), outside.origin());
  }

  /** The loop, on what its variables stand for. */
  public LoopRun run(List<Value> next) {
    List<Value> operands = new ArrayList<>(initial);
    operands.addAll(sequences);
    operands.addAll(captures);
    List<TensorType> captureTypes = captures.stream().map(Value::type).toList();
    return new LoopRun(new Loop(extent, reversed, sliceTypes, captureTypes, body, next), operands);
  }
}
