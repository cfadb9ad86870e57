package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.adjoint.compiler.autodiff.Gradients;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Precision;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;

/** Compares the derivatives of a loss with central finite differences in double precision. */
final class SlopeCheck {
  /** What came of it: where the loss has a kink within a step, there is nothing to compare. */
  enum Outcome {
    AGREES,
    KINK
  }

  private static final double STEP = 1e-5;
  private static final double RELATIVE = 1e-4;

  private final Value loss;
  private final Map<Leaf, Tensor> leaves;
  private final int rows;

  private SlopeCheck(Value loss, Map<Leaf, Tensor> leaves, int rows) {
    this.loss = loss;
    this.leaves = leaves;
    this.rows = rows;
  }

  /** Checks with respect to all that the model keeps or is fed of floats. */
  static Outcome of(ElaboratedModel model, Map<Leaf, Tensor> given, int rows, long seed) {
    Value loss = Objects.requireNonNull(model.model().training().loss());
    List<Leaf> moved =
        given.keySet().stream()
            .filter(leaf -> leaf.kind() != Leaf.Kind.SCALAR)
            .filter(leaf -> leaf.resultType().element().isFloating())
            .sorted(Comparator.comparing(Leaf::name))
            .toList();
    List<Value> by =
        moved.stream().map(leaf -> model.graph().add(leaf, List.of(), loss.origin())).toList();
    SlopeCheck check = new SlopeCheck(loss, given, rows);
    List<Tensor> slopes = check.precise(given).evaluate(Gradients.of(model.graph(), loss, by));
    Random random = new Random(seed);
    Map<Leaf, double[]> directions = new HashMap<>();
    double found = 0;
    for (int i = 0; i < moved.size(); i++) {
      double[] slope = slopes.get(i).toDoubles();
      double[] direction = random.doubles(slope.length, -1, 1).toArray();
      directions.put(moved.get(i), direction);
      for (int j = 0; j < slope.length; j++) {
        found += slope[j] * direction[j];
      }
    }
    return check.compare(found, directions);
  }

  private Outcome compare(double found, Map<Leaf, double[]> directions) {
    double here = moved(directions, 0);
    double ahead = (moved(directions, STEP) - here) / STEP;
    double behind = (here - moved(directions, -STEP)) / STEP;
    double size = 1 + Math.abs(found);
    if (Math.abs(ahead - behind) > 1e-2 * size) {
      return Outcome.KINK;
    }
    // A small kink within the step is on one side of the point: the slope is that of the other
    // side.
    assertThat(found)
        .as("derivative along a direction")
        .isBetween(
            Math.min(ahead, behind) - RELATIVE * size, Math.max(ahead, behind) + RELATIVE * size);
    return Outcome.AGREES;
  }

  private double moved(Map<Leaf, double[]> directions, double step) {
    Map<Leaf, Tensor> changed = new HashMap<>(leaves);
    directions.forEach(
        (leaf, direction) -> {
          double[] elements = leaves.get(leaf).toDoubles();
          for (int i = 0; i < elements.length; i++) {
            elements[i] += step * direction[i];
          }
          changed.put(leaf, Tensor.doubles(elements, leaves.get(leaf).extents()));
        });
    return precise(changed).evaluate(loss).get(0);
  }

  private Interpreter precise(Map<Leaf, Tensor> given) {
    return Interpreter.of(given, Map.of("batch", (long) rows)).in(Precision.DOUBLE);
  }
}
