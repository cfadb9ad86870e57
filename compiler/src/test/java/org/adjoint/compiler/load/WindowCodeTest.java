package org.adjoint.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.autodiff.Gradients;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.optimize.Optimizer;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.compiler.plan.Planner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What windows and pads become in generated code, after all rewrites. */
@Tag("bits")
class WindowCodeTest {
  private final Graph graph = new Graph();
  private final Algebra algebra = Algebra.of(graph, Origin.NONE);

  private Leaf leaf(String name, long... extents) {
    TensorType type = new TensorType(ElementType.FLOAT32, Shape.of(extents));
    return new Leaf(Leaf.Kind.INPUT, name, type);
  }

  private Value of(Leaf leaf) {
    return graph.add(leaf, List.of(), Origin.NONE);
  }

  private static Tensor wave(Leaf leaf) {
    int[] extents =
        leaf.resultType().shape().dimensions().stream()
            .mapToInt(extent -> (int) extent.constant())
            .toArray();
    float[] elements = new float[(int) leaf.resultType().shape().size().constant()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (float) Math.sin(i + extents.length);
    }
    return Tensor.floats(elements, extents);
  }

  private static List<GraphFunction> optimized(List<Value> values) {
    List<GraphFunction.Result> results = new ArrayList<>();
    for (Value value : values) {
      results.add(new GraphFunction.Result(new GraphFunction.Sink.Deliver(results.size()), value));
    }
    return Optimizer.full(false).optimize(List.of(new GraphFunction("predict", results)));
  }

  /** Both gradients of the squares of a convolution of 9 × 8 places, 3 × 3 windows. */
  private List<Value> gradients(Value x, Value w) {
    Value rows = algebra.window(x, new Skew(1, 2, 1, 1, Dimension.of(7)), Dimension.of(3));
    Value windows = algebra.window(rows, new Skew(3, 4, 1, 1, Dimension.of(6)), Dimension.of(3));
    Contraction product =
        new Contraction(List.of(0, 1, 2, 3, 4, 5), List.of(2, 4, 5, 6), List.of(0, 1, 3, 6));
    Value y = algebra.contract(windows, w, product);
    Value loss = algebra.reduce(Reduce.Kind.SUM, algebra.multiply(y, y), List.of(0, 1, 2, 3));
    return Gradients.of(graph, loss, List.of(x, w));
  }

  @Test
  void bothGradientsOfAConvolutionAreContractions() {
    Leaf x = leaf("x", 2, 9, 8, 4);
    Leaf w = leaf("w", 3, 3, 4, 16);
    List<GraphFunction> functions = optimized(gradients(of(x), of(w)));
    List<Value> values = functions.get(0).values();
    Generated.agreesWithInterpreter(values, Map.of(x, wave(x), w, wave(w)), 2);
    List<ModelInterface.Output> outputs =
        values.stream().map(value -> new ModelInterface.Output("g", value.type())).toList();
    ModelInterface model =
        new ModelInterface(
            "Test",
            "",
            List.of(x, w),
            List.of(),
            outputs,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of());
    Plan plan = Planner.plan(model, functions);
    List<Kernel> kernels = plan.functions().get(0).kernels();
    assertThat(kernels).filteredOn(Kernel.Contract.class::isInstance).hasSize(3);
    assertThat(kernels)
        .flatExtracting(Kernel::values)
        .noneMatch(value -> value.operation() instanceof Reduce);
  }

  @Test
  void aPadReadsTheStepInside() {
    Leaf x = leaf("x", 3, 40);
    Value seed = algebra.convert(of(Leaf.Scalar.SEED.leaf()), ElementType.FLOAT32);
    Value scaled = algebra.multiply(of(x), algebra.fill(seed, Shape.of(3, 40)));
    Value padded = algebra.pad(scaled, new Pad(0, Dimension.ONE, Dimension.ONE, 0, 0));
    Generated.agreesWithInterpreter(List.of(padded), Map.of(x, wave(x)), 3);
  }
}
