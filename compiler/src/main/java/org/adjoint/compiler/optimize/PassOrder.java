package org.adjoint.compiler.optimize;

import java.util.List;

/** The passes, in order, each with its reason. */
final class PassOrder {
  private PassOrder() {}

  static List<Pass> passes() {
    return List.of(
        // The backward pass then needs one tensor of the forward pass less.
        new UseOutputOfRectifier(),
        // A contraction writes its result in any order for nothing; a pass, as a rule could make it
        // twice.
        new AbsorbResultTranspose());
  }
}
