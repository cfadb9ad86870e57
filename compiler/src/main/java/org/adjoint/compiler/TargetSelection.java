package org.adjoint.compiler;

import java.util.OptionalInt;
import org.adjoint.compiler.emit.Target;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.KernelCost;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.runtime.AdjointException;

/** Decides which form of Java a planned model becomes. */
final class TargetSelection {
  /**
   * The operations of a training step from which vector code pays within a few thousand steps. C2
   * takes about two seconds longer to warm up to it: digits (3 million operations, 1,350 steps)
   * takes 4.2 s with it and 2.4 s without, heat_equation (13 million, 3,200 steps) 5.0 s and 5.7 s.
   */
  static final long WORTHWHILE = 8_000_000;

  private TargetSelection() {}

  static Target select(TargetChoice choice, Plan plan, long batch) {
    return switch (choice) {
      case PORTABLE -> Target.PORTABLE;
      case VECTOR -> vector();
      case AUTO -> work(plan, batch) < WORTHWHILE ? Target.PORTABLE : fastest();
    };
  }

  private static Target vector() {
    OptionalInt lanes = VectorLanes.available();
    if (lanes.isEmpty()) {
      throw new AdjointException(
          "this Java has no Vector API",
          "run it with --add-modules jdk.incubator.vector, or take the portable target",
          null);
    }
    return new Target(lanes.getAsInt());
  }

  private static Target fastest() {
    OptionalInt lanes = VectorLanes.available();
    return lanes.isEmpty() ? Target.PORTABLE : new Target(lanes.getAsInt());
  }

  /** The operations of a training step; of a prediction, where the model cannot be trained. */
  private static long work(Plan plan, long batch) {
    double training = plan.perStep(kernel -> operations(kernel, batch));
    if (training > 0) {
      return (long) training;
    }
    return plan.functions().stream()
        .filter(function -> function.name().equals("predict"))
        .flatMap(function -> function.kernels().stream())
        .mapToLong(kernel -> operations(kernel, batch))
        .sum();
  }

  private static long operations(Kernel kernel, long batch) {
    return KernelCost.of(kernel, batch).operations();
  }
}
