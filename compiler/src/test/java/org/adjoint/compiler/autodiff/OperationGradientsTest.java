package org.adjoint.compiler.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjoint.compiler.autodiff.OperationSamples.Sample;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Iota;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.StopGradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the gradient of every operation, and the gradient of that, against central differences in
 * double precision along random directions.
 */
class OperationGradientsTest {
  private static final double STEP = 1e-6;

  private final Graph graph = new Graph();
  private final Map<Leaf, Tensor> bindings = new HashMap<>();
  private final List<Leaf> active = new ArrayList<>();
  private final Random random = new Random(3);

  static List<Sample> samples() {
    return OperationSamples.all();
  }

  static List<Sample> differentiable() {
    return samples().stream()
        .filter(s -> s.operands().stream().anyMatch(t -> t.element().isFloating()))
        .filter(s -> resultType(s).element().isFloating())
        .filter(s -> !(s.operation() instanceof StopGradient))
        .toList();
  }

  private static TensorType resultType(Sample sample) {
    return sample
        .operation()
        .type(sample.operands().stream().map(OperationGradientsTest::type).toList());
  }

  private static TensorType type(Tensor tensor) {
    long[] extents = Arrays.stream(tensor.extents()).asLongStream().toArray();
    return new TensorType(tensor.element(), Shape.of(extents));
  }

  @Test
  void everyOperationOfTheGraphHasASample() throws IOException, URISyntaxException {
    Set<String> missing = new TreeSet<>();
    Path folder = Path.of(Algebra.class.getResource("Algebra.class").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = load(Algebra.class.getPackageName() + "." + name);
        boolean operation = Operation.class.isAssignableFrom(type) && type.isRecord();
        if (operation && samples().stream().noneMatch(s -> s.operation().getClass() == type)) {
          missing.add(name);
        }
      }
    }
    // Neither has an operand to differentiate by.
    missing.removeAll(Set.of(Constant.class.getSimpleName(), Iota.class.getSimpleName()));
    assertThat(missing).isEmpty();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException broken) {
      throw new AssertionError(broken);
    }
  }

  private Value leaf(Tensor tensor, String name) {
    Leaf leaf = new Leaf(Leaf.Kind.INPUT, name, type(tensor));
    bindings.put(leaf, tensor);
    if (tensor.element().isFloating()) {
      active.add(leaf);
    }
    return graph.add(leaf, List.of(), Origin.NONE);
  }

  private Value apply(Sample sample) {
    List<Value> operands = new ArrayList<>();
    for (int place = 0; place < sample.operands().size(); place++) {
      operands.add(leaf(sample.operands().get(place), "x" + place));
    }
    return graph.add(sample.operation(), operands, Origin.NONE);
  }

  /** A scalar that depends on every element: its sum, each weighted at random. */
  private Value project(Value value, String name) {
    int[] extents =
        value.shape().dimensions().stream().mapToInt(d -> Math.toIntExact(d.constant())).toArray();
    int size = Arrays.stream(extents).reduce(1, (a, b) -> a * b);
    double[] weights = random.doubles(size, 0.5, 1.5).toArray();
    Leaf leaf = new Leaf(Leaf.Kind.INPUT, name, value.type());
    bindings.put(leaf, Tensor.doubles(weights, extents));
    Algebra algebra = Algebra.of(graph, Origin.NONE);
    Value weighted = algebra.multiply(value, graph.add(leaf, List.of(), Origin.NONE));
    List<Integer> axes = IntStream.range(0, extents.length).boxed().toList();
    return algebra.reduce(Reduce.Kind.SUM, weighted, axes);
  }

  private double evaluate(Value scalar, Map<Leaf, Tensor> at) {
    return Interpreter.of(at, Map.of()).evaluate(scalar).get(0);
  }

  private Map<Leaf, Tensor> moved(Map<Leaf, double[]> direction, double distance) {
    Map<Leaf, Tensor> moved = new HashMap<>(bindings);
    direction.forEach(
        (leaf, by) -> {
          double[] elements = bindings.get(leaf).toDoubles();
          for (int i = 0; i < elements.length; i++) {
            elements[i] += distance * by[i];
          }
          moved.put(leaf, Tensor.doubles(elements, bindings.get(leaf).extents()));
        });
    return moved;
  }

  private void agreesWithDifferences(Value scalar, List<Value> gradients) {
    for (int round = 0; round < 3; round++) {
      Map<Leaf, double[]> direction = new HashMap<>();
      double expected = 0;
      for (int place = 0; place < active.size(); place++) {
        Leaf leaf = active.get(place);
        double[] by = random.doubles(bindings.get(leaf).size(), -1, 1).toArray();
        direction.put(leaf, by);
        Tensor gradient = Interpreter.of(bindings, Map.of()).evaluate(gradients.get(place));
        for (int i = 0; i < by.length; i++) {
          expected += by[i] * gradient.get(i);
        }
      }
      double difference =
          (evaluate(scalar, moved(direction, STEP)) - evaluate(scalar, moved(direction, -STEP)))
              / (2 * STEP);
      assertThat(expected).isCloseTo(difference, within(1e-5 + 1e-3 * Math.abs(difference)));
    }
  }

  private List<Value> leaves() {
    return active.stream().map(leaf -> graph.add(leaf, List.of(), Origin.NONE)).toList();
  }

  @ParameterizedTest
  @MethodSource("differentiable")
  void agreesWithCentralDifferences(Sample sample) {
    Value scalar = project(apply(sample), "weights");
    agreesWithDifferences(scalar, Gradients.of(graph, scalar, leaves()));
  }

  @ParameterizedTest
  @MethodSource("differentiable")
  void agreesWithCentralDifferencesInTheSecondOrder(Sample sample) {
    Value scalar = project(apply(sample), "weights");
    Algebra algebra = Algebra.of(graph, Origin.NONE);
    Value sum = null;
    List<Value> first = Gradients.of(graph, scalar, leaves());
    for (int place = 0; place < first.size(); place++) {
      Value projection = project(first.get(place), "second" + place);
      sum = sum == null ? projection : algebra.add(sum, projection);
    }
    agreesWithDifferences(sum, Gradients.of(graph, sum, leaves()));
  }

  @Test
  void noGradientFlowsThroughStopGradient() {
    Sample sample =
        samples().stream()
            .filter(s -> s.operation() instanceof StopGradient)
            .findFirst()
            .orElseThrow();
    Value scalar = project(apply(sample), "weights");
    Tensor gradient =
        Interpreter.of(bindings, Map.of()).evaluate(Gradients.of(graph, scalar, leaves()).get(0));
    assertThat(gradient.toDoubles()).containsOnly(0.0);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void givesOneShareForEachOperand(Sample sample) {
    Value value = apply(sample);
    Value cotangent = Algebra.of(graph, Origin.NONE).like(value, 1);
    List<?> shares = value.operation().gradient(value, cotangent, graph);
    assertThat(shares).hasSameSizeAs(sample.operands());
    for (int place = 0; place < shares.size(); place++) {
      Object share = shares.get(place);
      if (share instanceof Value given) {
        assertThat(given.type()).isEqualTo(value.operand(place).type());
      } else if (!sample.operands().get(place).element().isFloating()) {
        assertThat(share).isNull();
      }
    }
  }
}
