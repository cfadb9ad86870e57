package org.adjoint.compiler.optimize;

import java.util.List;

/** The passes, in order, each with its reason. */
final class PassOrder {
  private PassOrder() {}

  static List<Pass> passes() {
    return List.of(
        // A derivative has carries and sequences that come to nothing; the other passes need not
        // look at them.
        new TrimLoops(),
        // The product of each turn becomes one product; before sinking, which then sees less.
        new HoistFromLoops(),
        // What is hoisted is no longer in the way of a value that only needs it and what is kept.
        new SinkFromLoops(),
        // The backward pass then needs one tensor of the forward pass less.
        new UseOutputOfRectifier(),
        // A contraction writes its result in any order for nothing; a pass, as a rule could make it
        // twice.
        new AbsorbResultTranspose());
  }
}
