package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.LoopBuilder;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Rebuild;

/**
 * A scan whose body is elaborated. The body is built in the graph around it, with {@link
 * TurnValue}s for what changes from turn to turn; in the end what depends on them becomes the body
 * of a loop, and what does not has come to stand outside.
 */
final class LoopTrace {
  private final Graph graph;
  private final Dimension extent;
  private final boolean reversed;
  private final List<Value> carries = new ArrayList<>();
  private final Map<Leaf, Value> states = new LinkedHashMap<>();
  private final List<Emitted> emitted = new ArrayList<>();
  private final Map<Value, Integer> places = new HashMap<>();
  private final Rebuild rebuild;
  private final LoopBuilder builder;

  LoopTrace(Graph graph, Dimension extent, boolean reversed) {
    this.graph = graph;
    this.extent = extent;
    this.reversed = reversed;
    this.builder = new LoopBuilder(extent, reversed);
    this.rebuild = new Rebuild(builder.body());
  }

  /** A carry that begins as the given value. */
  Value carry(Value first) {
    Value carry = add(LoopVariable.Role.CARRY, carries.size(), first.type(), first);
    carries.add(carry);
    return carry;
  }

  /** A slice of a sequence, whose first axis is the loop's. */
  Value slice(Value sequence, int place) {
    List<Dimension> dimensions = sequence.shape().dimensions();
    Shape shape = new Shape(dimensions.subList(1, dimensions.size()));
    return add(LoopVariable.Role.SLICE, place, sequence.type().withShape(shape), sequence);
  }

  /** The position of the turn's slices. */
  Value position() {
    TurnValue position = new TurnValue(this, LoopVariable.POSITION, null);
    return graph.add(position, List.of(), Origin.NONE);
  }

  private Value add(LoopVariable.Role role, int place, TensorType type, Value outside) {
    TurnValue variable = new TurnValue(this, new LoopVariable(role, place, type), outside);
    return graph.add(variable, List.of(), outside.origin());
  }

  /**
   * Has a state carried that the body reads, which it may update further on.
   *
   * @param present what each state is at this point of the text, where it is not what it was before
   */
  void read(Leaf state, Value before, Map<Leaf, Value> present) {
    if (!states.containsKey(state)) {
      Value carry = carry(present.getOrDefault(state, before));
      states.put(state, carry);
      present.put(state, carry);
    }
  }

  /** The carries: those that the text names, then states. */
  List<Value> carries() {
    return carries;
  }

  /** The states that the body has read, and what stands for each when a turn begins. */
  Map<Leaf, Value> states() {
    return states;
  }

  /** What a turn emits, and the text that does. */
  record Emitted(Denotation value, Site site) {}

  void emit(Denotation value, Site site) {
    emitted.add(new Emitted(value, site));
  }

  /** All that a turn emits. */
  List<Emitted> emitted() {
    return emitted;
  }

  /** What a value of the body that stands for something outside stands for. */
  static Value outside(Value turnValue) {
    return ((TurnValue) turnValue.operation()).known();
  }

  /**
   * Makes a loop of the body.
   *
   * @param next for each carry its value when the turn ends; a state's own where it is not updated
   * @param others further values that are asked for
   */
  LoopRun close(List<Value> next, List<Value> others) {
    List<Value> carried = new ArrayList<>();
    for (int place = 0; place < carries.size(); place++) {
      Value carry = carries.get(place);
      boolean idle = next.get(place) == carry && states.containsValue(carry);
      if (idle) {
        rebuild.set(carry, builder.outside(outside(carry)));
      } else {
        rebuild.set(carry, builder.carry(outside(carry)));
        places.put(carry, carried.size());
        carried.add(next.get(place));
      }
    }
    List<Value> roots = new ArrayList<>(carried);
    roots.addAll(others);
    Set<Value> dependent = new HashSet<>();
    for (Value value : Graph.reachable(roots)) {
      boolean own = isOwn(value);
      if (own || value.operands().stream().anyMatch(dependent::contains)) {
        dependent.add(value);
        place(value, own);
      }
    }
    return builder.run(carried.stream().map(this::inBody).toList());
  }

  private void place(Value value, boolean own) {
    if (rebuild.knows(value)) {
      return;
    }
    if (own) {
      LoopVariable variable = ((TurnValue) value.operation()).variable();
      boolean position = variable.role() == LoopVariable.Role.POSITION;
      rebuild.set(value, position ? builder.position() : builder.slice(outside(value)));
      return;
    }
    value.operands().forEach(this::inBody);
    rebuild.set(value, rebuild.copy(value));
  }

  /** What a carry is when the loop has ended, once it is closed. */
  Value last(Value carry, LoopRun run, Origin origin) {
    Integer place = places.get(carry);
    return place == null ? outside(carry) : run.last(graph, place, origin);
  }

  /** Whether a value depends on what changes from turn to turn here. */
  boolean varies(Value value) {
    return Graph.reachable(List.of(value)).stream().anyMatch(this::isOwn);
  }

  private boolean isOwn(Value value) {
    return value.operation() instanceof TurnValue turn && turn.trace() == this;
  }

  /** What stands in the loop's body for a value, once the loop is closed. */
  Value inBody(Value value) {
    if (!rebuild.knows(value)) {
      rebuild.set(value, builder.outside(value));
    }
    return rebuild.renewed(value);
  }

  /** Whether a value depends on what changes from turn to turn, of whatever scan. */
  static boolean isInTurn(Value value) {
    return Graph.reachable(List.of(value)).stream()
        .anyMatch(each -> each.operation() instanceof TurnValue);
  }

  /** Whether a value depends on a turn of a scan that is not among the given ones. */
  static boolean isOver(Value value, List<LoopTrace> open) {
    return Graph.reachable(List.of(value)).stream()
        .anyMatch(
            each -> each.operation() instanceof TurnValue turn && !open.contains(turn.trace()));
  }

  @Override
  public String toString() {
    return "scan of " + extent + (reversed ? ", reversed" : "");
  }
}
