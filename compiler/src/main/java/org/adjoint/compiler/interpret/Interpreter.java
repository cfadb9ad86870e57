package org.adjoint.compiler.interpret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Gather;
import org.adjoint.compiler.op.Iota;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.ScatterAdd;

/**
 * The reference semantics: computes values one after the other, each wholly, in the order and with
 * the roundings that the operations define. Generated code gives the same bits.
 */
public final class Interpreter {
  /** Is shown each value as it is computed. */
  public interface Observer {
    /** Called in an order in which operands come before what uses them. */
    void computed(Value value, Tensor tensor);
  }

  /**
   * How many elements of an elementwise value are computed at once: few enough to stay in cache.
   */
  private static final int BLOCK = 2048;

  private final Map<Leaf, Tensor> leaves;
  private final Extents extents;
  private final Precision precision;
  private final Observer observer;

  private Interpreter(
      Map<Leaf, Tensor> leaves, Extents extents, Precision precision, Observer observer) {
    this.leaves = leaves;
    this.extents = extents;
    this.precision = precision;
    this.observer = observer;
  }

  /**
   * An interpreter for the given leaves.
   *
   * @param symbols what each symbol of a dimension stands for
   */
  public static Interpreter of(Map<Leaf, Tensor> leaves, Map<String, Long> symbols) {
    return new Interpreter(
        Map.copyOf(leaves), new Extents(symbols), Precision.DECLARED, (value, tensor) -> {});
  }

  /** The same, computing single-precision values as told. */
  public Interpreter in(Precision other) {
    return new Interpreter(leaves, extents, other, observer);
  }

  /** The same, showing each value to the observer. */
  public Interpreter observedBy(Observer other) {
    return new Interpreter(leaves, extents, precision, other);
  }

  /** Computes one value. */
  public Tensor evaluate(Value value) {
    return evaluate(List.of(value)).get(0);
  }

  /** Computes values, each once. */
  public List<Tensor> evaluate(List<Value> values) {
    Map<Value, Tensor> known = new HashMap<>();
    Set<Value> kept = new HashSet<>(values);
    List<Value> order = Graph.reachable(values);
    Map<Value, Value> lastUses = lastUses(order);
    for (Value value : order) {
      List<Tensor> operands = value.operands().stream().map(known::get).toList();
      Tensor tensor = compute(value, operands);
      observer.computed(value, tensor);
      known.put(value, tensor);
      for (Value operand : value.operands()) {
        if (!kept.contains(operand) && value.equals(lastUses.get(operand))) {
          known.remove(operand);
        }
      }
    }
    return values.stream().map(known::get).toList();
  }

  private static Map<Value, Value> lastUses(List<Value> order) {
    Map<Value, Value> lastUses = new HashMap<>();
    for (Value value : order) {
      value.operands().forEach(operand -> lastUses.put(operand, value));
    }
    return lastUses;
  }

  private Tensor compute(Value value, List<Tensor> operands) {
    if (value.operation() instanceof Elementwise elementwise) {
      return elementwise(elementwise, operands);
    }
    if (value.operation() instanceof Movement movement) {
      return new Moving(extents, value, movement, operands).result();
    }
    if (value.operation() instanceof Reduce reduce) {
      return Reducing.reduce(reduce, operands.get(0));
    }
    if (value.operation() instanceof Contraction contraction) {
      return new Contracting(contraction, operands.get(0), operands.get(1)).result();
    }
    if (value.operation() instanceof Gather gather) {
      return Gathering.gather(gather, operands.get(0), operands.get(1));
    }
    if (value.operation() instanceof ScatterAdd scatter) {
      int extent = extents.of(scatter.extent());
      return Gathering.scatter(scatter, extent, operands.get(0), operands.get(1));
    }
    if (value.operation() instanceof Constant constant) {
      return new Tensor(Lanes.filled(precision.of(constant.element()), 1, constant.number()));
    }
    if (value.operation() instanceof Iota iota) {
      int extent = extents.of(iota.extent());
      return Tensor.ints(IntStream.range(0, extent).toArray(), extent);
    }
    if (value.operation() instanceof Leaf leaf) {
      return leaf(leaf);
    }
    throw new IllegalStateException("no meaning is known of " + value);
  }

  private Tensor elementwise(Elementwise operation, List<Tensor> operands) {
    int[] shape = operands.get(0).extents();
    int size = operands.get(0).size();
    ElementType type = operation.elementType(operands.stream().map(Tensor::element).toList());
    Lanes result = Lanes.filled(precision.of(type), size, 0);
    for (int from = 0; from < size; from += BLOCK) {
      int to = Math.min(size, from + BLOCK);
      List<Lanes> parts = new ArrayList<>();
      for (Tensor operand : operands) {
        parts.add(operand.lanes().range(from, to));
      }
      result.put(from, operation.meaning(new LaneArithmetic(to - from, precision), parts));
    }
    return new Tensor(result, shape);
  }

  private Tensor leaf(Leaf leaf) {
    Tensor tensor = leaves.get(leaf);
    if (tensor == null) {
      throw new IllegalArgumentException("nothing is given for " + leaf.kind() + " " + leaf.name());
    }
    int[] expected = extents.of(leaf.resultType().shape());
    ElementType type = precision.of(leaf.resultType().element());
    if (!Arrays.equals(expected, tensor.extents())) {
      throw new IllegalArgumentException(
          leaf.name() + " has the shape " + Arrays.toString(expected) + ", given " + tensor);
    }
    if (tensor.element() == type) {
      return tensor;
    }
    return Tensor.of(type, tensor.toDoubles(), expected);
  }
}
