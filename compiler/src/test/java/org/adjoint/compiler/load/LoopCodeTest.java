package org.adjoint.compiler.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.adjoint.compiler.autodiff.Gradients;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Scan;
import org.adjoint.compiler.op.ScatterAdd;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.op.Slice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Loops over sequences as generated code, against the interpreter. */
@Tag("bits")
final class LoopCodeTest {
  private static final int ROWS = 5;
  private static final int TURNS = 6;

  private final Map<Leaf, Tensor> inputs = new LinkedHashMap<>();
  private final Random random = new Random(11);
  private Graph graph = new Graph();
  private Algebra algebra = Algebra.of(graph, Origin.NONE);

  @BeforeEach
  void begin() {
    inputs.clear();
    graph = new Graph();
    algebra = Algebra.of(graph, Origin.NONE);
  }

  private Value input(String name, Object... extents) {
    List<Dimension> dimensions = new ArrayList<>();
    int[] known = new int[extents.length];
    int size = 1;
    for (int axis = 0; axis < extents.length; axis++) {
      boolean batch = extents[axis].equals("batch");
      known[axis] = batch ? ROWS : (Integer) extents[axis];
      dimensions.add(batch ? Dimension.BATCH : Dimension.of(known[axis]));
      size *= known[axis];
    }
    float[] elements = new float[size];
    for (int i = 0; i < size; i++) {
      elements[i] = (float) random.nextGaussian();
    }
    TensorType type = new TensorType(ElementType.FLOAT32, new Shape(dimensions));
    Leaf leaf = new Leaf(Leaf.Kind.INPUT, name, type);
    inputs.put(leaf, Tensor.floats(elements, known));
    return graph.add(leaf, List.of(), Origin.NONE);
  }

  /** A loop under construction, with the variables of its body. */
  private static final class Body {
    final Graph graph = new Graph();
    final Algebra algebra = Algebra.of(graph, Origin.NONE);
    final List<Value> carries = new ArrayList<>();
    final List<Value> slices = new ArrayList<>();
    final List<Value> captures = new ArrayList<>();
    final Value position = graph.add(LoopVariable.POSITION, List.of(), Origin.NONE);
    private final List<Value> initial;
    private final List<Value> sequences;
    private final List<Value> captured;
    private final Dimension extent;

    Body(List<Value> initial, List<Value> sequences, List<Value> captured) {
      this(sequences.get(0).shape().get(0), initial, sequences, captured);
    }

    Body(Dimension extent, List<Value> initial, List<Value> sequences, List<Value> captured) {
      this.extent = extent;
      this.initial = initial;
      this.sequences = sequences;
      this.captured = captured;
      initial.forEach(v -> leaf(LoopVariable.Role.CARRY, v.type(), carries));
      sequences.forEach(v -> leaf(LoopVariable.Role.SLICE, slice(v), slices));
      captured.forEach(v -> leaf(LoopVariable.Role.CAPTURE, v.type(), captures));
    }

    private static TensorType slice(Value sequence) {
      List<Dimension> own = sequence.shape().dimensions();
      return sequence.type().withShape(new Shape(own.subList(1, own.size())));
    }

    private void leaf(LoopVariable.Role role, TensorType type, List<Value> all) {
      all.add(graph.add(new LoopVariable(role, all.size(), type), List.of(), Origin.NONE));
    }

    LoopRun run(boolean reversed, List<Value> next) {
      Loop loop =
          new Loop(
              extent,
              reversed,
              slices.stream().map(Value::type).toList(),
              captured.stream().map(Value::type).toList(),
              graph,
              next);
      List<Value> operands = new ArrayList<>(initial);
      operands.addAll(sequences);
      operands.addAll(captured);
      return new LoopRun(loop, operands);
    }
  }

  private Value last(LoopRun run, int carry) {
    return run.result(graph, new Scan.Result.Last(carry), Origin.NONE);
  }

  private Value stack(LoopRun run, Value value) {
    return run.result(graph, new Scan.Result.Stack(value), Origin.NONE);
  }

  private Value zeros(Object... extents) {
    List<Dimension> dimensions = new ArrayList<>();
    for (Object extent : extents) {
      dimensions.add(extent.equals("batch") ? Dimension.BATCH : Dimension.of((Integer) extent));
    }
    return algebra.fill(algebra.constant(ElementType.FLOAT32, 0), new Shape(dimensions));
  }

  private static Value product(Algebra algebra, Value a, Value b) {
    return algebra.contract(a, b, new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2)));
  }

  private void agrees(Value... values) {
    Generated.agreesWithInterpreter(List.of(values), inputs, ROWS);
  }

  @Test
  void aSumOverASequenceGivesTheInterpretersBits() {
    for (boolean reversed : new boolean[] {false, true}) {
      begin();
      Value x = input("x", TURNS, "batch", 7);
      Body body = new Body(List.of(zeros("batch", 7)), List.of(x), List.of());
      Value sum = body.algebra.add(body.carries.get(0), body.algebra.tanh(body.slices.get(0)));
      LoopRun run = body.run(reversed, List.of(sum));
      agrees(last(run, 0));
      agrees(stack(run, sum), last(run, 0));
      agrees(stack(run, body.carries.get(0)), stack(run, sum), last(run, 0));
      agrees(stack(run, body.carries.get(0)));
    }
  }

  @Test
  void carriesThatChangePlacesReadBeforeTheyWrite() {
    Value x = input("x", TURNS, "batch", 3);
    Value a0 = input("a", "batch", 3);
    Value b0 = input("b", "batch", 3);
    Body body = new Body(List.of(a0, b0), List.of(x), List.of());
    Value a = body.carries.get(0);
    Value b = body.carries.get(1);
    LoopRun fibonacci = body.run(false, List.of(b, body.algebra.add(a, b)));
    LoopRun swap = body.run(false, List.of(b, a));
    LoopRun odd = body.run(true, List.of(b, body.algebra.add(a, body.slices.get(0))));
    agrees(last(fibonacci, 0), last(fibonacci, 1));
    agrees(last(swap, 0), last(swap, 1), stack(swap, a));
    agrees(last(odd, 0), last(odd, 1), stack(odd, b), stack(odd, a));
  }

  /** The recurrent part of an LSTM whose input has been multiplied before: z [t, batch, 4 n]. */
  private static List<Value> lstm(Body body, int units) {
    Algebra algebra = body.algebra;
    Value h = body.carries.get(0);
    Value c = body.carries.get(1);
    Value z = algebra.add(body.slices.get(0), product(algebra, h, body.captures.get(0)));
    Function<Integer, Value> gate =
        k -> algebra.slice(z, new Slice(1, Dimension.of((long) k * units), h.shape().get(1), 1));
    Value kept = algebra.multiply(algebra.sigmoid(gate.apply(1)), c);
    Value added = algebra.multiply(algebra.sigmoid(gate.apply(0)), algebra.tanh(gate.apply(2)));
    Value next = algebra.add(kept, added);
    return List.of(algebra.multiply(algebra.sigmoid(gate.apply(3)), algebra.tanh(next)), next);
  }

  @Test
  void anLstmGivesTheInterpretersBits() {
    for (int units : new int[] {3, 16}) {
      for (boolean reversed : new boolean[] {false, true}) {
        begin();
        Value x = input("x", "batch", TURNS, 9);
        Value wx = input("wx", 9, 4 * units);
        Value wh = input("wh", units, 4 * units);
        Value z =
            algebra.contract(
                x, wx, new Contraction(List.of(0, 1, 2), List.of(2, 3), List.of(0, 1, 3)));
        Value zeros = zeros("batch", units);
        Body body =
            new Body(
                List.of(zeros, zeros),
                List.of(algebra.transpose(z, List.of(1, 0, 2))),
                List.of(wh));
        List<Value> next = lstm(body, units);
        LoopRun run = body.run(reversed, next);
        Value hs = algebra.transpose(stack(run, next.get(0)), List.of(1, 0, 2));
        agrees(algebra.exp(hs), last(run, 1));
        agrees(last(run, 0));
      }
    }
  }

  @Test
  void rowsThatNeedOtherRowsMeetEachTurn() {
    Value x = input("x", TURNS, "batch", 12);
    Value h0 = input("h", "batch", 12);
    Body body = new Body(List.of(h0), List.of(x), List.of());
    Algebra inner = body.algebra;
    Value h = body.carries.get(0);
    Value mean = inner.reduce(Reduce.Kind.SUM, h, List.of(0));
    Value spread = inner.spread(mean, h.shape(), List.of(0));
    Value mixed = inner.tanh(inner.add(inner.add(h, spread), body.slices.get(0)));
    Value square =
        inner.contract(mixed, mixed, new Contraction(List.of(0, 1), List.of(0, 2), List.of(1, 2)));
    Value next = product(inner, mixed, inner.tanh(square));
    LoopRun run = body.run(false, List.of(next));
    agrees(stack(run, next), last(run, 0), stack(run, square));
  }

  @Test
  void softmaxGatherScatterAndConcatInTheBodyGiveTheInterpretersBits() {
    Value x = input("x", TURNS, "batch", 8);
    Value table = input("table", 5, 8);
    Value h0 = input("h", "batch", 8);
    Body body = new Body(List.of(h0, zeros(5, 8)), List.of(x), List.of(table));
    Algebra inner = body.algebra;
    Value h = body.carries.get(0);
    List<Integer> last = List.of(1);
    Value score = inner.add(h, body.slices.get(0));
    Value largest = inner.spread(inner.reduce(Reduce.Kind.MAXIMUM, score, last), h.shape(), last);
    Value e = inner.exp(inner.subtract(score, largest));
    Value p =
        inner.divide(e, inner.spread(inner.reduce(Reduce.Kind.SUM, e, last), h.shape(), last));
    Value at =
        inner.convert(
            inner.multiply(
                inner.reduce(Reduce.Kind.MAXIMUM, p, last),
                inner.fill(inner.constant(ElementType.FLOAT32, 7), Shape.of(Dimension.BATCH))),
            ElementType.INT32);
    Value row = inner.gather(body.captures.get(0), at, 0);
    Value next = inner.add(row, inner.reverse(p, 1));
    Value counted = inner.apply(new ScatterAdd(0, Dimension.of(5)), p, at);
    Value sum = inner.add(body.carries.get(1), counted);
    LoopRun run = body.run(true, List.of(next, sum));
    agrees(stack(run, p), stack(run, at), last(run, 0), last(run, 1), stack(run, body.position));
  }

  @Test
  void loopsInLoopsGiveTheInterpretersBits() {
    for (boolean mixing : new boolean[] {false, true}) {
      begin();
      Value x = input("x", 3, "batch", 4, 6);
      Value w = input("w", 6, 6);
      Value h0 = input("h", "batch", 6);
      Body outer = new Body(List.of(h0), List.of(x), List.of(w));
      Value rows = outer.algebra.transpose(outer.slices.get(0), List.of(1, 0, 2));
      Body inner =
          new Body(
              List.of(outer.algebra.tanh(outer.carries.get(0))),
              List.of(rows),
              List.of(outer.captures.get(0), outer.position));
      Algebra a = inner.algebra;
      Value h = inner.carries.get(0);
      Value scale =
          a.fill(
              a.convert(a.add(inner.position, inner.captures.get(1)), ElementType.FLOAT32),
              h.shape());
      Value z = a.multiply(a.add(product(a, h, inner.captures.get(0)), inner.slices.get(0)), scale);
      Value next = a.tanh(z);
      if (mixing) {
        next =
            a.add(
                next,
                a.spread(a.reduce(Reduce.Kind.MAXIMUM, next, List.of(0)), h.shape(), List.of(0)));
      }
      LoopRun run = inner.run(true, List.of(next));
      Value all = run.result(outer.graph, new Scan.Result.Stack(next), Origin.NONE);
      Value end = run.result(outer.graph, new Scan.Result.Last(0), Origin.NONE);
      LoopRun whole = outer.run(false, List.of(end));
      agrees(stack(whole, all), stack(whole, end), last(whole, 0));
    }
  }

  @Test
  void scalarsIntsDoublesAndBoolsAreCarriedAndStacked() {
    Value x = input("x", TURNS, "batch");
    Value count = algebra.constant(ElementType.INT32, 2);
    Value wide = algebra.convert(input("w", "batch"), ElementType.FLOAT64);
    Value flags = algebra.less(input("f", "batch"), input("g", "batch"));
    Body body = new Body(List.of(count, wide, flags), List.of(x), List.of());
    Algebra inner = body.algebra;
    Value nextCount = inner.add(body.carries.get(0), body.position);
    Value nextWide =
        inner.multiply(
            inner.exp(body.carries.get(1)), inner.convert(body.slices.get(0), ElementType.FLOAT64));
    Value nextFlags =
        inner.not(
            inner.equal(
                body.carries.get(2),
                inner.less(body.slices.get(0), inner.like(body.slices.get(0), 0))));
    LoopRun run = body.run(false, List.of(nextCount, nextWide, nextFlags));
    agrees(
        last(run, 0),
        last(run, 1),
        last(run, 2),
        stack(run, nextCount),
        stack(run, nextFlags),
        stack(run, body.carries.get(2)));
  }

  @Test
  void noTurnAndOneTurnGiveTheInterpretersBits() {
    for (int turns : new int[] {0, 1, 2}) {
      for (boolean reversed : new boolean[] {false, true}) {
        begin();
        Value x = input("x", turns, "batch", 4);
        Value a0 = input("a", "batch", 4);
        Value b0 = input("b", "batch", 4);
        Body body = new Body(List.of(a0, b0), List.of(x), List.of());
        Value sum = body.algebra.add(body.carries.get(0), body.slices.get(0));
        LoopRun run = body.run(reversed, List.of(body.carries.get(1), sum));
        agrees(last(run, 0), last(run, 1));
        if (turns > 0) {
          agrees(stack(run, sum), last(run, 0));
          agrees(stack(run, body.slices.get(0)), stack(run, body.position), last(run, 1));
        }
      }
    }
  }

  @Test
  void aLoopOverTheBatchGivesTheInterpretersBits() {
    Value x = input("x", "batch", 4, 6);
    Value w = input("w", 6, 6);
    Body body = new Body(List.of(zeros(4, 6)), List.of(x), List.of(w));
    Value z = product(body.algebra, body.carries.get(0), body.captures.get(0));
    Value next = body.algebra.tanh(body.algebra.add(z, body.slices.get(0)));
    LoopRun run = body.run(false, List.of(next));
    agrees(last(run, 0));
    agrees(stack(run, next), last(run, 0));
  }

  @Test
  void gradientsThroughAnLstmGiveTheInterpretersBits() {
    for (boolean reversed : new boolean[] {false, true}) {
      begin();
      Value x = input("x", TURNS, "batch", 64);
      Value wh = input("wh", 16, 64);
      Value zeros = zeros("batch", 16);
      Body body = new Body(List.of(zeros, zeros), List.of(x), List.of(wh));
      List<Value> next = lstm(body, 16);
      LoopRun run = body.run(reversed, next);
      Value hs = stack(run, next.get(0));
      Value loss = algebra.reduce(Reduce.Kind.SUM, algebra.multiply(hs, hs), List.of(0, 1, 2));
      Value end = algebra.reduce(Reduce.Kind.SUM, last(run, 1), List.of(0, 1));
      List<Value> gradients = Gradients.of(graph, algebra.add(loss, end), List.of(x, wh, zeros));
      agrees(gradients.toArray(Value[]::new));
    }
  }

  @Test
  void gradientsThroughLoopsInLoopsGiveTheInterpretersBits() {
    Value x = input("x", 3, "batch", 4, 6);
    Value w = input("w", 6, 6);
    Value h0 = input("h", "batch", 6);
    Body outer = new Body(List.of(h0), List.of(x), List.of(w));
    Value rows = outer.algebra.transpose(outer.slices.get(0), List.of(1, 0, 2));
    Body inner =
        new Body(List.of(outer.carries.get(0)), List.of(rows), List.of(outer.captures.get(0)));
    Value z = product(inner.algebra, inner.carries.get(0), inner.captures.get(0));
    Value next = inner.algebra.tanh(inner.algebra.add(z, inner.slices.get(0)));
    LoopRun run = inner.run(false, List.of(next));
    Value end = run.result(outer.graph, new Scan.Result.Last(0), Origin.NONE);
    LoopRun whole = outer.run(true, List.of(end));
    Value loss = algebra.reduce(Reduce.Kind.SUM, stack(whole, end), List.of(0, 1, 2));
    agrees(Gradients.of(graph, loss, List.of(x, w, h0)).toArray(Value[]::new));
  }

  @Test
  void aConvolutionInTheBodyGivesTheInterpretersBits() {
    Value x = input("x", TURNS, "batch", 9, 4);
    Value w = input("w", 3, 4, 4);
    Body body = new Body(List.of(zeros("batch", 7, 4)), List.of(x), List.of(w));
    Algebra inner = body.algebra;
    Value windows =
        inner.window(body.slices.get(0), new Skew(1, 2, 1, 1, Dimension.of(7)), Dimension.of(3));
    Value y =
        inner.contract(
            windows,
            body.captures.get(0),
            new Contraction(List.of(0, 1, 2, 3), List.of(2, 3, 4), List.of(0, 1, 4)));
    Value next = inner.tanh(inner.add(y, body.carries.get(0)));
    LoopRun run = body.run(false, List.of(next));
    Value loss = algebra.reduce(Reduce.Kind.SUM, last(run, 0), List.of(0, 1, 2));
    List<Value> all = new ArrayList<>(Gradients.of(graph, loss, List.of(x, w)));
    all.add(stack(run, next));
    agrees(all.toArray(Value[]::new));
  }

  @Test
  void aTurnOfManyKernelsGivesTheInterpretersBits() {
    for (boolean mixing : new boolean[] {false, true}) {
      begin();
      Value x = input("x", 2, "batch", 4);
      Body body = new Body(List.of(zeros("batch", 4)), List.of(x), List.of(input("w", 4, 4)));
      Algebra inner = body.algebra;
      Value h = inner.add(body.carries.get(0), body.slices.get(0));
      if (mixing) {
        Value sum = inner.reduce(Reduce.Kind.SUM, h, List.of(0));
        h = inner.add(h, inner.spread(sum, h.shape(), List.of(0)));
      }
      for (int layer = 0; layer < 45; layer++) {
        h = inner.tanh(product(inner, h, body.captures.get(0)));
      }
      agrees(stack(body.run(false, List.of(h)), h));
    }
  }
}
