package org.adjoint.compiler.op;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Precision;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;

/** A graph under test whose leaves have values, all of it computed in double precision. */
final class Setting {
  private final Graph graph = new Graph();
  private final Algebra algebra = Algebra.of(graph, Origin.NONE);
  private final Map<Leaf, Tensor> values = new LinkedHashMap<>();
  private final Random random;

  Setting(long seed) {
    random = new Random(seed);
  }

  Graph graph() {
    return graph;
  }

  Algebra algebra() {
    return algebra;
  }

  /** A new leaf with the given elements. */
  Value leaf(TensorType type, double... elements) {
    Leaf leaf = new Leaf(Leaf.Kind.INPUT, "x" + values.size(), type);
    int[] extents = type.shape().dimensions().stream().mapToInt(d -> (int) d.constant()).toArray();
    values.put(leaf, Tensor.of(type.element(), elements, extents));
    return algebra.apply(leaf);
  }

  /** A new leaf with random elements: ints small, bools as coins fall. */
  Value random(TensorType type, double low, double high) {
    int size = (int) type.shape().size().constant();
    double[] elements =
        IntStream.range(0, size)
            .mapToDouble(
                i ->
                    switch (type.element()) {
                      case FLOAT32, FLOAT64 -> low + (high - low) * random.nextDouble();
                      case INT32 -> random.nextInt(3);
                      case BOOL -> random.nextInt(2);
                    })
            .toArray();
    return leaf(type, elements);
  }

  /** The operation on operands as its sample says. */
  Value apply(Catalogue.Sample sample) {
    List<Value> operands = new ArrayList<>();
    sample.operands().forEach(type -> operands.add(random(type, sample.low(), sample.high())));
    return apply(sample.operation(), operands);
  }

  Value apply(Operation operation, List<Value> operands) {
    return graph.add(operation, operands, Origin.NONE);
  }

  /** The sum of the elements, each multiplied with a random number. */
  Value projection(Value value) {
    Value weights = random(value.type(), -1, 1);
    List<Integer> all = IntStream.range(0, value.shape().rank()).boxed().toList();
    return algebra.reduce(Reduce.Kind.SUM, algebra.multiply(value, weights), all);
  }

  double[] evaluate(Value value) {
    return evaluate(value, values);
  }

  /** The value when each of some leaves is moved along a direction of its own. */
  double moved(Value scalar, List<Value> leaves, List<double[]> directions, double step) {
    Map<Leaf, Tensor> there = new HashMap<>(values);
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = (Leaf) leaves.get(i).operation();
      Tensor here = values.get(leaf);
      double[] elements = here.toDoubles();
      for (int k = 0; k < elements.length; k++) {
        elements[k] += step * directions.get(i)[k];
      }
      there.put(leaf, Tensor.doubles(elements, here.extents()));
    }
    return evaluate(scalar, there)[0];
  }

  private static double[] evaluate(Value value, Map<Leaf, Tensor> leaves) {
    return Interpreter.of(leaves, Map.of()).in(Precision.DOUBLE).evaluate(value).toDoubles();
  }

  /** A random direction for a value with so many elements. */
  double[] direction(int size) {
    return random.doubles(size, -1, 1).toArray();
  }
}
