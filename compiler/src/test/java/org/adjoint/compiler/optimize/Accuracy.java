package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;

/**
 * Compares the error of a stable form with that of what it replaces, against an oracle in double
 * precision.
 */
final class Accuracy {
  private static final float[] POINTS = {
    0f, 1e-8f, -1e-8f, 1e-3f, -1e-3f, 0.5f, -0.5f, -0.69f, -0.7f, 1f, -1f, 5f, -5f, 20f, -20f, 50f,
    -50f, 88f, -88f, 104f, -104f, 1e4f, -1e4f
  };

  private Accuracy() {}

  /** Of a function of one float, at all points. */
  static void improves(RuleTester.Sample sample, DoubleUnaryOperator oracle) {
    improves(sample, oracle, number -> true);
  }

  /** Of a function of one float, at the points of its domain. */
  static void improves(
      RuleTester.Sample sample, DoubleUnaryOperator oracle, DoublePredicate domain) {
    Graph graph = new Graph();
    Value before = sample.apply(Algebra.of(graph, Origin.NONE), new Leaves(graph));
    Value after = Optimizer.full(false).simplify(new Graph(), List.of(before)).get(0);
    Leaf leaf =
        (Leaf)
            Graph.reachable(List.of(before)).stream()
                .map(Value::operation)
                .filter(Leaf.class::isInstance)
                .findFirst()
                .orElseThrow();
    for (float point : POINTS) {
      if (!domain.test(point)) {
        continue;
      }
      float[] elements = new float[Hostile.PAIRS];
      Arrays.fill(elements, point);
      Interpreter interpreter =
          Interpreter.of(Map.of(leaf, Tensor.floats(elements, Hostile.PAIRS)), Map.of());
      double exact = oracle.applyAsDouble(point);
      double errorBefore = error(interpreter.evaluate(before).get(0), exact);
      double errorAfter = error(interpreter.evaluate(after).get(0), exact);
      assertThat(errorAfter)
          .as("units in the last place at %s, formerly %s", point, errorBefore)
          .isLessThanOrEqualTo(Math.max(3, errorBefore));
      assertThat(errorAfter).as("finite and close at %s", point).isLessThan(64);
    }
  }

  /** The distance in units in the last place of a float. */
  private static double error(double found, double exact) {
    if (Double.compare(found, exact) == 0 || (float) exact == (float) found) {
      return 0;
    }
    return Double.isFinite(found)
        ? Math.abs(found - exact) / Math.ulp((float) exact)
        : Double.POSITIVE_INFINITY;
  }
}
