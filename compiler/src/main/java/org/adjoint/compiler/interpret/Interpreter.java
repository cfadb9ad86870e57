package org.adjoint.compiler.interpret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Gather;
import org.adjoint.compiler.op.Iota;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Scan;
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

    /** The observer of a turn of a loop, given the position of its slices; by default nobody. */
    default Observer turn(Loop loop, int position) {
      return (value, tensor) -> {};
    }
  }

  /**
   * How many elements of an elementwise value are computed at once: few enough to stay in cache.
   */
  private static final int BLOCK = 2048;

  /** What is given from outside: leaves, and in the body of a loop its variables. */
  private final Map<? extends Operation, Tensor> leaves;

  private final Extents extents;
  private final Precision precision;
  private final Observer observer;

  private Interpreter(
      Map<? extends Operation, Tensor> leaves,
      Extents extents,
      Precision precision,
      Observer observer) {
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
    return evaluate(Schedule.of(values));
  }

  private List<Tensor> evaluate(Schedule schedule) {
    Map<Value, Tensor> known = new HashMap<>();
    Map<LoopRun, Looping> loops = new HashMap<>();
    for (Value value : schedule.order()) {
      List<Tensor> operands = value.operands().stream().map(known::get).toList();
      Tensor tensor =
          value.operation() instanceof Scan scan
              ? loops
                  .computeIfAbsent(LoopRun.of(value), run -> loop(run, schedule, operands))
                  .result(scan.result())
              : compute(value, operands);
      observer.computed(value, tensor);
      known.put(value, tensor);
      for (Value operand : value.operands()) {
        if (schedule.isOver(operand, value)) {
          known.remove(operand);
        }
      }
    }
    return schedule.wanted().stream().map(known::get).toList();
  }

  /** Runs a loop for all its results that are asked for. */
  private Looping loop(LoopRun run, Schedule schedule, List<Tensor> operands) {
    Looping looping = new Looping(run.loop(), extents, precision, operands);
    List<Value> stacked = schedule.stacked(run);
    Schedule turn = Schedule.of(Looping.wanted(run.loop(), stacked));
    looping.run(
        stacked,
        (variables, position) -> {
          Map<Operation, Tensor> given = new HashMap<>(variables);
          leaves.forEach(
              (leaf, tensor) -> {
                if (leaf instanceof Leaf scalar && scalar.kind() == Leaf.Kind.SCALAR) {
                  given.put(leaf, tensor);
                }
              });
          Observer watching = observer.turn(run.loop(), position);
          return new Interpreter(given, extents, precision, watching).evaluate(turn);
        });
    return looping;
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
    if (value.operation() instanceof LoopVariable variable && leaves.containsKey(variable)) {
      return leaves.get(variable);
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
