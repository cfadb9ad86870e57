package org.adjoint.compiler.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Gather;
import org.adjoint.compiler.op.Iota;
import org.jspecify.annotations.Nullable;

/**
 * Finds the instructions that make an element of a value at an index, each placed in the outermost
 * loop whose index it does not depend on.
 */
final class Tracer {
  /** Tells where values that are not made here can be loaded from. */
  interface Places {
    /** The place, or null where the value has to be computed. */
    @Nullable Location of(Value value);

    /** Where the slices of the turn in hand are along the sequences of the loop. */
    IndexExpression position();
  }

  /** The number of a loop that stands for an index read from data. */
  private static final int CHOSEN = Integer.MAX_VALUE - 1;

  private record ElementKey(Value value, List<IndexExpression> index) {}

  private final Places places;
  private final Blocks blocks;
  private final Instructions instructions;
  private final Deque<Map<ElementKey, Register>> known = new ArrayDeque<>();
  private final Map<ElementKey, Register> lasting = new HashMap<>();

  Tracer(Places places, Blocks blocks) {
    this.places = places;
    this.blocks = blocks;
    this.instructions = new Instructions(blocks);
    known.push(new HashMap<>());
  }

  Instructions instructions() {
    return instructions;
  }

  /** Forgets what was computed in the loops of the stage that ends. */
  void endStage() {
    known.peek().clear();
    instructions.endStage();
  }

  /** Says what register holds an element, as after a reduction. */
  void remember(Value value, List<IndexExpression> index, Register register) {
    scope(register).put(new ElementKey(value, index), register);
  }

  /** The register that holds an element, loading or computing it if need be. */
  Register element(Value value, List<IndexExpression> index) {
    Register found = find(new ElementKey(value, index));
    if (found != null) {
      return found;
    }
    Location location = places.of(value);
    Register made = location == null ? compute(value, index) : load(value, location, index);
    remember(value, index, made);
    return made;
  }

  private @Nullable Register find(ElementKey key) {
    Register register = lasting.get(key);
    for (Map<ElementKey, Register> scope : known) {
      register = register == null ? scope.get(key) : register;
    }
    return register;
  }

  private Map<ElementKey, Register> scope(Register register) {
    boolean lasts = !blocks.guarded() && register.depth() <= blocks.rows();
    return lasts ? lasting : known.peek();
  }

  private Register load(Value value, Location location, List<IndexExpression> index) {
    IndexExpression flat = location.flat(index);
    ElementType stored = location.place().buffer().element();
    Register raw =
        blocks.register(stored, location.rows() > 0 ? blocks.deepest() : blocks.depth(flat));
    blocks.add(raw.depth(), new Node.Load(raw, location.place(), flat));
    return instructions.convert(raw, value.element());
  }

  /** Computes the element even where it could be loaded: the value is what the kernel makes. */
  Register compute(Value value, List<IndexExpression> index) {
    if (value.operation() instanceof Elementwise elementwise) {
      List<Register> operands = new ArrayList<>();
      for (Value operand : value.operands()) {
        operands.add(element(operand, index));
      }
      return elementwise.meaning(instructions, operands);
    }
    if (value.operation() instanceof Movement movement) {
      List<TensorType> types = value.operands().stream().map(Value::type).toList();
      return follow(movement.route(index, types), value);
    }
    if (value.operation() instanceof Constant constant) {
      return instructions.given(constant.element(), constant.number());
    }
    if (value.operation() instanceof Iota) {
      return readIndex(index.get(0));
    }
    if (value.operation().equals(LoopVariable.POSITION)) {
      return readIndex(places.position());
    }
    if (value.operation() instanceof Gather gather) {
      return gather(value, gather, index);
    }
    if (value.operation() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.SCALAR) {
      Register register = new Register(blocks.nextNumber(), value.element(), 0);
      blocks.addFirst(new Node.ReadScalar(register, scalar(leaf)));
      return register;
    }
    throw new IllegalStateException("nothing computes " + value + " here");
  }

  private Register readIndex(IndexExpression index) {
    Register register = blocks.register(ElementType.INT32, blocks.depth(index));
    blocks.add(register.depth(), new Node.ReadIndex(register, index));
    return register;
  }

  private Register gather(Value value, Gather gather, List<IndexExpression> index) {
    Value table = value.operand(0);
    int end = gather.axis() + value.operand(1).shape().rank();
    Dimension extent = table.shape().get(gather.axis());
    Register at = bounded(element(value.operand(1), index.subList(gather.axis(), end)), extent);
    IndexExpression chosen = IndexExpression.loop(CHOSEN, extent);
    List<IndexExpression> source = new ArrayList<>(index.subList(0, gather.axis()));
    source.add(chosen);
    source.addAll(index.subList(end, index.size()));
    Roots.View view = view(table, source);
    var choice = new IndexExpression.Atom.Loop(CHOSEN, extent);
    if (view.index().stream().noneMatch(each -> each.factors().containsKey(choice))) {
      return element(view.base(), view.index()); // all slices are the same
    }
    Location location = places.of(view.base());
    if (location == null || location.rows() > 0) {
      throw new IllegalStateException("a table has to stand in memory as a whole: " + table);
    }
    IndexExpression flat = location.flat(view.index());
    Dimension stride = flat.factors().getOrDefault(choice, Dimension.ZERO);
    IndexExpression rest = flat.plus(chosen.times(Dimension.ZERO.minus(stride)));
    int depth = Math.max(at.depth(), blocks.depth(rest));
    Register raw = blocks.register(location.place().buffer().element(), depth);
    blocks.add(raw.depth(), new Node.LoadAt(raw, location.place(), rest, at, stride));
    return instructions.convert(raw, value.element());
  }

  /**
   * Where an element of a table stands: in what is kept for it, even if the index is not affine.
   */
  private static Roots.View view(Value table, List<IndexExpression> index) {
    Roots.View plain = Roots.View.of(table, Roots.View.loops(table.shape()));
    List<IndexExpression> place = new ArrayList<>();
    for (IndexExpression each : plain.index()) {
      IndexExpression sum = IndexExpression.constant(each.constant());
      for (Map.Entry<IndexExpression.Atom, Dimension> term : each.factors().entrySet()) {
        int axis = ((IndexExpression.Atom.Loop) term.getKey()).number();
        sum = sum.plus(index.get(axis).times(term.getValue()));
      }
      place.add(sum);
    }
    return new Roots.View(plain.base(), place);
  }

  /** An index from data, moved to the nearest end where it is none. */
  Register bounded(Register at, Dimension extent) {
    Register last = readIndex(IndexExpression.constant(extent.minus(Dimension.ONE)));
    Register zero = instructions.constant(ElementType.INT32, 0);
    return instructions.maximum(instructions.minimum(at, last), zero);
  }

  private static Leaf.Scalar scalar(Leaf leaf) {
    for (Leaf.Scalar scalar : Leaf.Scalar.values()) {
      if (scalar.leaf().equals(leaf)) {
        return scalar;
      }
    }
    throw new IllegalStateException("no scalar of the runtime is called " + leaf.name());
  }

  private Register follow(Movement.Route route, Value value) {
    if (route instanceof Movement.Route.From from) {
      return element(value.operand(from.operand()), from.index());
    }
    if (route instanceof Movement.Route.Fill fill) {
      return instructions.constant(value.element(), fill.value());
    }
    Movement.Route.Choose choose = (Movement.Route.Choose) route;
    Node.Branch then = branch(choose.then(), value);
    Node.Branch otherwise = branch(choose.otherwise(), value);
    Register result = blocks.register(value.element(), blocks.deepest());
    blocks.add(result.depth(), new Node.Choose(result, choose.condition(), then, otherwise));
    return result;
  }

  /** What a branch needs is computed inside it: elsewhere its loads could leave the buffer. */
  private Node.Branch branch(Movement.Route route, Value value) {
    known.push(new HashMap<>());
    List<Node> body = blocks.beginGuard();
    instructions.beginGuard();
    Register register = follow(route, value);
    instructions.endGuard();
    blocks.endGuard();
    known.pop();
    return new Node.Branch(List.copyOf(body), register);
  }
}
