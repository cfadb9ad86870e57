package org.adjoint.compiler.lower;

import java.util.HashMap;
import java.util.Map;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.lower.TrainSettings.Reduction;
import org.adjoint.compiler.op.Algebra;
import org.jspecify.annotations.Nullable;

/** Lowers the learning rates of optimisers by what {@code reduce_on_plateau} leaves of them. */
final class RateReduction {
  private static final String LEARNING_RATE = "learning_rate";

  private final Elaboration elaboration;
  private final @Nullable Reduction reduction;

  /**
   * @param reduction null where nothing lowers a rate
   */
  RateReduction(Elaboration elaboration, @Nullable Reduction reduction) {
    this.elaboration = elaboration;
    this.reduction = reduction;
  }

  /** The arguments of an optimiser, with the rate that is left. */
  Map<String, Denotation> configuration(FunctionValue.Configured function, Site site) {
    Denotation rate = function.configuration().get(LEARNING_RATE);
    if (reduction == null || rate == null) {
      return function.configuration();
    }
    Map<String, Denotation> reduced = new HashMap<>(function.configuration());
    reduced.put(LEARNING_RATE, new Tensor(reduced(rate, reduction.leastRate(), site)));
    return reduced;
  }

  /** The rate that is left, of an optimiser that has one. */
  @Nullable Value rate(FunctionValue.Configured function, Site site) {
    Denotation rate = configuration(function, site).get(LEARNING_RATE);
    return rate == null || rate instanceof FunctionValue
        ? null
        : elaboration.coercion().tensor(rate, site);
  }

  /**
   * max(rate · factor, min(rate, least)): what a plateau leaves of the rate, and no less than the
   * least unless a schedule goes below it by itself.
   */
  private Value reduced(Denotation rate, double leastRate, Site site) {
    Algebra algebra = elaboration.coercion().algebra(site);
    Value full = algebra.convert(elaboration.coercion().tensor(rate, site), ElementType.FLOAT32);
    Value factor = algebra.fill(algebra.apply(Leaf.Scalar.RATE_FACTOR.leaf()), full.shape());
    Value lowered = algebra.multiply(full, factor);
    return leastRate == 0
        ? lowered
        : algebra.maximum(lowered, algebra.minimum(full, algebra.like(full, leastRate)));
  }
}
