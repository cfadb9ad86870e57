package org.adjoint.compiler.interpret;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.LoopVariable.Role;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Scan;

/** Runs a loop, turn by turn. */
final class Looping {
  private final Loop loop;
  private final Extents extents;
  private final Precision precision;
  private final List<Tensor> carries;
  private final List<Tensor> sequences;
  private final Map<LoopVariable, Tensor> variables = new HashMap<>();
  private final Map<Value, Lanes> stacks = new HashMap<>();

  /** Computes values of the body where its variables are what is given. */
  interface Turn {
    List<Tensor> evaluate(Map<LoopVariable, Tensor> variables, int position);
  }

  Looping(Loop loop, Extents extents, Precision precision, List<Tensor> operands) {
    this.loop = loop;
    this.extents = extents;
    this.precision = precision;
    int end = loop.next().size() + loop.slices().size();
    this.carries = new ArrayList<>(operands.subList(0, loop.next().size()));
    this.sequences = operands.subList(loop.next().size(), end);
    for (int place = 0; place < loop.captures().size(); place++) {
      variables.put(
          new LoopVariable(Role.CAPTURE, place, loop.captures().get(place)),
          operands.get(end + place));
    }
  }

  /** What the body computes each turn: the carries' next values, then the values to stack. */
  static List<Value> wanted(Loop loop, List<Value> stacked) {
    List<Value> wanted = new ArrayList<>(loop.next());
    wanted.addAll(stacked);
    return wanted;
  }

  /** Runs all turns. */
  void run(List<Value> stacked, Turn turn) {
    int turns = extents.of(loop.extent());
    for (Value value : stacked) {
      int size = Math.multiplyExact(turns, Tensor.size(extents.of(value.shape())));
      stacks.put(value, Lanes.filled(precision.of(value.element()), size, 0));
    }
    for (int i = 0; i < turns; i++) {
      int position = loop.reversed() ? turns - 1 - i : i;
      bind(position);
      List<Tensor> made = turn.evaluate(variables, position);
      for (int place = 0; place < carries.size(); place++) {
        carries.set(place, made.get(place));
      }
      for (int place = 0; place < stacked.size(); place++) {
        Tensor part = made.get(carries.size() + place);
        stack(stacked.get(place)).put(position * part.size(), part.lanes());
      }
    }
  }

  private void bind(int position) {
    for (int place = 0; place < carries.size(); place++) {
      variables.put(
          new LoopVariable(Role.CARRY, place, loop.next().get(place).type()), carries.get(place));
    }
    for (int place = 0; place < sequences.size(); place++) {
      int[] slice = extents.of(loop.slices().get(place).shape());
      int size = Tensor.size(slice);
      Lanes lanes = sequences.get(place).lanes().range(position * size, (position + 1) * size);
      variables.put(
          new LoopVariable(Role.SLICE, place, loop.slices().get(place)), new Tensor(lanes, slice));
    }
    variables.put(LoopVariable.POSITION, Tensor.ints(new int[] {position}));
  }

  private Lanes stack(Value value) {
    return Objects.requireNonNull(stacks.get(value));
  }

  /** A result, once all turns have been run. */
  Tensor result(Scan.Result result) {
    if (result instanceof Scan.Result.Last last) {
      return carries.get(last.carry());
    }
    Value value = ((Scan.Result.Stack) result).value();
    return new Tensor(stack(value), extents.of(loop.stacked(value.type()).shape()));
  }
}
