package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.TrainSettings.Averaging;
import org.adjoint.compiler.op.Algebra;

/** The running average of a parameter as graph: momentum · average + (1 − momentum) · parameter. */
final class ParameterAverage {
  private static final String PREFIX = "average:";

  private final Averaging averaging;
  private final Algebra algebra;
  private final Value average;

  /**
   * @param slot where the average is kept
   */
  ParameterAverage(Graph graph, Averaging averaging, Persistent slot) {
    this.averaging = averaging;
    this.algebra = Algebra.of(graph, slot.origin());
    this.average = graph.add(slot.leaf(), List.of(), slot.origin());
  }

  /** What keeps the average of a parameter; before any update it is the parameter itself. */
  static Persistent slot(Persistent parameter, Graph graph) {
    Value initial = graph.add(parameter.leaf(), List.of(), parameter.origin());
    return new Persistent(leaf(parameter.leaf()), initial, parameter.origin(), false);
  }

  /** The leaf of a parameter's average; no name of the language has a colon. */
  static Leaf leaf(Leaf parameter) {
    return new Leaf(Leaf.Kind.SLOT, PREFIX + parameter.name(), parameter.resultType());
  }

  /**
   * The average after an update.
   *
   * @param moved what the update makes of the parameter
   * @param begins whether the average is that after the first update
   */
  Value mean(Value moved, boolean begins) {
    Value kept = algebra.multiply(algebra.like(moved, averaging.momentum()), average);
    Value added = algebra.multiply(algebra.like(moved, 1 - averaging.momentum()), moved);
    Value mean = algebra.add(kept, added);
    if (!begins) {
      return mean;
    }
    Value first = algebra.equal(update(), algebra.constant(ElementType.INT32, 1));
    return algebra.select(algebra.fill(first, moved.shape()), moved, mean);
  }

  /** The parameter after an update: from time to time its average. */
  Value overwritten(Value moved, Value mean) {
    Integer every = averaging.overwriteEvery();
    return every == null
        ? moved
        : algebra.select(algebra.fill(isDue(every), moved.shape()), mean, moved);
  }

  /** Whether the number of the update is a multiple; exact, as every int is a double. */
  private Value isDue(int every) {
    Value number = algebra.convert(update(), ElementType.FLOAT64);
    Value divisor = algebra.constant(ElementType.FLOAT64, every);
    Value whole = algebra.floor(algebra.divide(number, divisor));
    return algebra.equal(algebra.multiply(whole, divisor), number);
  }

  private Value update() {
    return algebra.apply(Leaf.Scalar.UPDATE.leaf());
  }
}
