package org.adjoint.compiler.sketch;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** All forms that programs are made of, in groups of which each is as likely. */
final class Catalogues {
  static final List<List<Function<Random, Form>>> ALL =
      List.of(
          ElementwiseForms.ALL,
          PairForms.ALL,
          MovementForms.ALL,
          ReductionForms.ALL,
          LayerForms.ALL,
          LossForms.ALL,
          ControlForms.ALL);

  private Catalogues() {}
}
