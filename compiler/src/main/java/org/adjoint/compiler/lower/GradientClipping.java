package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;

/** Bounds gradients: each element, then the norm of each parameter's, then that of all together. */
final class GradientClipping {
  private final Algebra algebra;
  private final TrainSettings.Clipping clipping;

  GradientClipping(Graph graph, TrainSettings.Clipping clipping) {
    this.algebra = Algebra.of(graph, Origin.NONE);
    this.clipping = clipping;
  }

  List<Value> clip(List<Value> gradients) {
    List<Value> clipped = gradients;
    Double value = clipping.value();
    if (value != null) {
      clipped = clipped.stream().map(gradient -> byValue(gradient, value)).toList();
    }
    Double parameterNorm = clipping.parameterNorm();
    if (parameterNorm != null) {
      clipped =
          clipped.stream().flatMap(each -> byNorm(List.of(each), parameterNorm).stream()).toList();
    }
    Double norm = clipping.norm();
    return norm == null || clipped.isEmpty() ? clipped : byNorm(clipped, norm);
  }

  private Value byValue(Value gradient, double bound) {
    Value below = algebra.maximum(gradient, algebra.like(gradient, -bound));
    return algebra.minimum(below, algebra.like(gradient, bound));
  }

  /** g · c · min(1 / ‖g‖, 1 / c), of which NaN remains NaN. */
  private List<Value> byNorm(List<Value> gradients, double bound) {
    Value sum = algebra.constant(ElementType.FLOAT32, 0);
    for (Value gradient : gradients) {
      Value square = algebra.multiply(gradient, gradient);
      List<Integer> axes = new ArrayList<>();
      for (int axis = 0; axis < gradient.shape().rank(); axis++) {
        axes.add(axis);
      }
      Value part = algebra.reduce(Reduce.Kind.SUM, square, axes);
      sum = algebra.add(sum, algebra.convert(part, ElementType.FLOAT32));
    }
    Value one = algebra.constant(ElementType.FLOAT32, 1);
    Value limit = algebra.constant(ElementType.FLOAT32, bound);
    Value inverse =
        algebra.minimum(algebra.divide(one, algebra.sqrt(sum)), algebra.divide(one, limit));
    Value factor = algebra.multiply(limit, inverse);
    List<Value> scaled = new ArrayList<>();
    for (Value gradient : gradients) {
      Value own = algebra.convert(factor, gradient.element());
      scaled.add(algebra.multiply(gradient, algebra.fill(own, gradient.shape())));
    }
    return scaled;
  }
}
