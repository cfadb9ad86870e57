package org.adjoint.compiler.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.adjoint.compiler.autodiff.Gradients;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Concat;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Reshape;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.op.Slice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("bits")
final class GeneratedCodeTest {
  private final Graph graph = new Graph();
  private final Algebra algebra = Algebra.of(graph, Origin.NONE);
  private final Map<Leaf, Tensor> inputs = new LinkedHashMap<>();
  private final Random random = new Random(7);

  private Value input(String name, int rows, long... row) {
    List<Dimension> dimensions = new ArrayList<>(List.of(Dimension.BATCH));
    for (long extent : row) {
      dimensions.add(Dimension.of(extent));
    }
    return input(name, rows, new Shape(dimensions));
  }

  private Value input(String name, int rows, Shape shape) {
    Leaf leaf = new Leaf(Leaf.Kind.INPUT, name, new TensorType(ElementType.FLOAT32, shape));
    int[] extents =
        shape.dimensions().stream()
            .mapToInt(d -> (int) d.evaluate(Map.of("batch", (long) rows)))
            .toArray();
    int size = 1;
    for (int extent : extents) {
      size *= extent;
    }
    float[] elements = new float[size];
    for (int i = 0; i < size; i++) {
      elements[i] = (float) random.nextGaussian();
    }
    inputs.put(leaf, Tensor.floats(elements, extents));
    return graph.add(leaf, List.of(), Origin.NONE);
  }

  private Value matrixProduct(Value a, Value b) {
    return algebra.contract(a, b, new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2)));
  }

  private Value softmax(Value x) {
    List<Integer> last = List.of(x.shape().rank() - 1);
    Value largest = algebra.spread(algebra.reduce(Reduce.Kind.MAXIMUM, x, last), x.shape(), last);
    Value e = algebra.exp(algebra.subtract(x, largest));
    return algebra.divide(
        e, algebra.spread(algebra.reduce(Reduce.Kind.SUM, e, last), x.shape(), last));
  }

  @Test
  void productsOfAllShapesGiveTheInterpretersBits() {
    int[][] sizes = {
      {1, 1, 1},
      {3, 5, 7},
      {13, 4, 16},
      {14, 33, 10},
      {29, 64, 50},
      {40, 17, 96},
      {1, 9, 437},
      {2, 7, 262}
    };
    for (int[] size : sizes) {
      for (int form = 0; form < 4; form++) {
        inputs.clear();
        Value a =
            input(
                "a",
                size[0],
                form % 2 == 0
                    ? Shape.of(Dimension.BATCH, Dimension.of(size[1]))
                    : Shape.of(Dimension.of(size[1]), Dimension.BATCH));
        Value b =
            input("b", size[0], form < 2 ? Shape.of(size[1], size[2]) : Shape.of(size[2], size[1]));
        Contraction product =
            new Contraction(
                form % 2 == 0 ? List.of(0, 1) : List.of(1, 0),
                form < 2 ? List.of(1, 2) : List.of(2, 1),
                List.of(0, 2));
        Generated.agreesWithInterpreter(List.of(algebra.contract(a, b, product)), inputs, size[0]);
      }
    }
  }

  @Test
  void batchedProductsAndSeveralSummedAxesGiveTheInterpretersBits() {
    Value a = input("a", 3, 4, 6, 5);
    Value b = input("b", 3, 4, 5, 18);
    Value c = input("c", 3, Shape.of(6, 5, 20));
    Value batched =
        algebra.contract(
            a, b, new Contraction(List.of(0, 1, 2, 3), List.of(0, 1, 3, 4), List.of(0, 1, 2, 4)));
    Value several =
        algebra.contract(
            a, c, new Contraction(List.of(0, 1, 2, 3), List.of(2, 3, 4), List.of(0, 1, 4)));
    Value gradient =
        algebra.contract(
            a, several, new Contraction(List.of(0, 1, 2, 3), List.of(0, 1, 4), List.of(2, 3, 4)));
    Value turned =
        algebra.contract(
            a, b, new Contraction(List.of(0, 1, 2, 3), List.of(0, 1, 3, 4), List.of(4, 2, 1, 0)));
    Generated.agreesWithInterpreter(List.of(batched, several, gradient, turned), inputs, 3);
  }

  @Test
  void aProductOfReshapedOperandsOfOtherRanksGivesTheInterpretersBits() {
    Value a = input("a", 5, 3, 4);
    Value b = input("b", 5, 12);
    Value rows = algebra.reshape(algebra.exp(b), a.shape());
    Value product =
        algebra.contract(
            algebra.tanh(a),
            rows,
            new Contraction(List.of(0, 1, 2), List.of(0, 3, 2), List.of(0, 1, 3)));
    Generated.agreesWithInterpreter(List.of(product), inputs, 5);
  }

  @Test
  void aNetworkWithItsSoftmaxGivesTheInterpretersBits() {
    for (int rows : new int[] {1, 7, 32}) {
      inputs.clear();
      Value x = input("x", rows, 20);
      Value w = input("w", rows, Shape.of(20, 33));
      Value bias = input("bias", rows, Shape.of(33));
      Value z = matrixProduct(x, w);
      Value h = algebra.add(z, algebra.broadcast(bias, z.shape(), List.of(1)));
      Value y = algebra.select(algebra.greater(h, algebra.like(h, 0)), h, algebra.like(h, 0));
      Value p = softmax(y);
      Value entropy =
          algebra.reduce(Reduce.Kind.SUM, algebra.multiply(p, algebra.log(p)), List.of(1));
      Value mean = algebra.reduce(Reduce.Kind.SUM, entropy, List.of(0));
      Value columns = algebra.reduce(Reduce.Kind.SUM, p, List.of(0));
      Value most = algebra.reduce(Reduce.Kind.MAXIMUM, algebra.tanh(h), List.of(0));
      Generated.agreesWithInterpreter(List.of(p, entropy, mean, columns, most, y), inputs, rows);
    }
  }

  @Test
  void reductionsOfAllExtentsGiveTheInterpretersBits() {
    for (int extent : new int[] {1, 3, 15, 16, 17, 40, 100}) {
      inputs.clear();
      Value x = input("x", 5, extent, 6);
      List<Value> values = new ArrayList<>();
      for (Reduce.Kind kind : Reduce.Kind.values()) {
        for (List<Integer> axes :
            List.of(
                List.of(0),
                List.of(1),
                List.of(2),
                List.of(0, 1),
                List.of(1, 2),
                List.of(0, 2),
                List.of(0, 1, 2))) {
          values.add(algebra.reduce(kind, x, axes));
        }
      }
      Generated.agreesWithInterpreter(values, inputs, 5);
    }
  }

  @Test
  void movementGivesTheInterpretersBits() {
    Value x = input("x", 6, 8, 12);
    BiFunction<Value, List<Integer>, Value> turn = algebra::transpose;
    Value turned = turn.apply(x, List.of(2, 0, 1));
    Value split =
        algebra.apply(
            new Reshape(
                Shape.of(Dimension.BATCH, Dimension.of(8), Dimension.of(3), Dimension.of(4))),
            x);
    Value heads = algebra.transpose(split, List.of(0, 2, 1, 3));
    Value joined = algebra.reshape(heads, Shape.of(Dimension.BATCH, Dimension.of(96)));
    Value part = algebra.slice(x, new Slice(2, Dimension.of(10), Dimension.of(4), -3));
    Value padded = algebra.pad(part, new Pad(1, Dimension.of(2), Dimension.of(1), 1, -1));
    Value concat = algebra.apply(new Concat(1), x, algebra.exp(x), algebra.reverse(x, 1));
    Value sum = algebra.add(joined, algebra.reshape(x, joined.shape()));
    Generated.agreesWithInterpreter(
        List.of(turned, heads, joined, part, padded, concat, sum), inputs, 6);
  }

  @Test
  void paddingAroundVectorsGivesTheInterpretersBits() {
    Value x = input("x", 3, 5, 7, 32);
    Value padded = x;
    for (int axis = 1; axis < 3; axis++) {
      padded = algebra.pad(padded, new Pad(axis, Dimension.of(1), Dimension.of(2), 1, 0.5));
    }
    Value joined = algebra.apply(new Concat(2), x, algebra.tanh(x), x);
    Value back = algebra.slice(padded, new Slice(1, Dimension.of(1), Dimension.of(5), 2));
    Generated.agreesWithInterpreter(
        List.of(padded, joined, algebra.exp(algebra.add(padded, padded)), back), inputs, 3);
  }

  /** x [batch, 9, 8, channels] in windows of 3 by 3, two rows and one column apart. */
  private Value windows(Value x) {
    Value high = algebra.window(x, new Skew(1, 2, 2, 1, Dimension.of(4)), Dimension.of(3));
    return algebra.window(high, new Skew(3, 4, 1, 2, Dimension.of(4)), Dimension.of(3));
  }

  @Test
  void convolutionsWithTheirGradientsGiveTheInterpretersBits() {
    for (int[] channels : new int[][] {{1, 8}, {5, 16}, {16, 20}}) {
      inputs.clear();
      Value x = input("x", 3, 9, 8, channels[0]);
      Value w = input("w", 3, Shape.of(3, 3, channels[0], channels[1]));
      Value y =
          algebra.contract(
              windows(x),
              w,
              new Contraction(List.of(0, 1, 2, 3, 4, 5), List.of(2, 4, 5, 6), List.of(0, 1, 3, 6)));
      Value pooled =
          algebra.reduce(
              Reduce.Kind.MAXIMUM,
              algebra.window(y, new Skew(1, 2, 1, 1, Dimension.of(3)), Dimension.of(2)),
              List.of(2));
      Value loss =
          algebra.reduce(Reduce.Kind.SUM, algebra.multiply(pooled, pooled), List.of(0, 1, 2, 3));
      List<Value> values = new ArrayList<>(List.of(y, pooled));
      values.addAll(Gradients.of(graph, loss, List.of(x, w)));
      Generated.agreesWithInterpreter(values, inputs, 3);
    }
  }

  @Test
  void gatherAndScatterGiveTheInterpretersBits() {
    Value table = input("table", 4, Shape.of(7, 20));
    Value places = algebra.convert(algebra.multiply(input("at", 4, 6), like(5)), ElementType.INT32);
    Value embedded = algebra.gather(table, places, 0);
    Value columns = algebra.gather(algebra.transpose(table, List.of(1, 0)), places, 1);
    Value loss =
        algebra.reduce(
            Reduce.Kind.SUM, algebra.multiply(embedded, algebra.tanh(embedded)), List.of(0, 1, 2));
    Value sum = algebra.reduce(Reduce.Kind.SUM, columns, List.of(0, 1, 2));
    List<Value> values = new ArrayList<>(List.of(embedded, columns));
    values.addAll(Gradients.of(graph, algebra.multiply(loss, sum), List.of(table)));
    Generated.agreesWithInterpreter(values, inputs, 4);
  }

  private Value like(double number) {
    Shape shape = Shape.of(Dimension.BATCH, Dimension.of(6));
    return algebra.fill(algebra.constant(ElementType.FLOAT32, number), shape);
  }

  @Test
  void intsAndBoolsGiveTheInterpretersBits() {
    Value x = input("x", 9, 40);
    Value y = input("y", 9, 40);
    Value index = algebra.broadcast(algebra.iota(Dimension.of(40)), x.shape(), List.of(1));
    Value positive = algebra.greater(x, y);
    Value even =
        algebra.equal(
            algebra.and(index, algebra.fill(algebra.constant(ElementType.INT32, 1), x.shape())),
            algebra.like(index, 0));
    Value both =
        algebra.or(algebra.and(positive, even), algebra.not(algebra.equal(positive, even)));
    Value chosen = algebra.select(both, x, algebra.convert(index, ElementType.FLOAT32));
    Value counted =
        algebra.reduce(Reduce.Kind.SUM, algebra.convert(both, ElementType.INT32), List.of(1));
    Value share =
        algebra.reduce(Reduce.Kind.SUM, algebra.convert(both, ElementType.FLOAT32), List.of(0, 1));
    Value truncated = algebra.convert(algebra.multiply(x, algebra.like(x, 10)), ElementType.INT32);
    Value wide = algebra.exp(algebra.convert(x, ElementType.FLOAT64));
    Value mixed = algebra.select(algebra.less(index, truncated), index, truncated);
    Generated.agreesWithInterpreter(
        List.of(both, chosen, counted, share, truncated, wide, mixed), inputs, 9);
  }

  @Test
  void partsMadeInTheirPlacesInAConcatenationGiveTheInterpretersBits() {
    Value x = input("x", 6, 12);
    Value w = input("w", 6, Shape.of(12, 20));
    Value v = input("v", 6, Shape.of(52, 9));
    Value squared = algebra.multiply(x, x);
    Value sum = algebra.reduce(Reduce.Kind.SUM, squared, List.of(1));
    Value turned = algebra.reverse(algebra.tanh(squared), 1);
    Value joined =
        algebra.apply(
            new Concat(1),
            algebra.spread(sum, Shape.of(Dimension.BATCH, Dimension.of(8)), List.of(1)),
            matrixProduct(x, w),
            turned,
            algebra.exp(x));
    Generated.agreesWithInterpreter(
        List.of(matrixProduct(joined, v), algebra.add(turned, x), joined), inputs, 6);
  }
}
