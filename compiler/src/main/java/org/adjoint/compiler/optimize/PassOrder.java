package org.adjoint.compiler.optimize;

import java.util.List;

/** The passes, in order, each with its reason. */
final class PassOrder {
  private PassOrder() {}

  /** A pass and why it stands where it does. */
  record Ordered(Pass pass, String reason) {}

  static List<Ordered> passes() {
    return List.of(
        // The other passes then need not look at them.
        new Ordered(new TrimLoops(), "a derivative has carries that come to nothing"),
        // Before sinking, which then sees less.
        new Ordered(new HoistFromLoops(), "the product of each turn becomes one product"),
        // What is hoisted is no longer in the way of a value that only needs it and what is kept.
        new Ordered(new SinkFromLoops(), "what a loop only gives away can be made after it"),
        new Ordered(
            new UseOutputOfRectifier(), "the backward pass needs one tensor less of the forward"),
        // Before the next: a slice between a product and a transpose is in its way.
        new Ordered(
            new ContractBeforeSlice(),
            "the border of a padded image gets no gradient: none is made"),
        // A pass, as a rule could make the contraction twice.
        new Ordered(
            new AbsorbResultTranspose(),
            "a contraction writes its result in any order for nothing"));
  }
}
