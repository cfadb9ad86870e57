package org.adjoint.runtime.train;

import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;

/** Finds what made the first number of a step that is not finite. */
public interface NumericInvestigator {
  /**
   * Says which operation it was, by repeating the step.
   *
   * @param before what the model kept just before the step
   * @param feed the inputs and targets of the step
   */
  String investigate(Storage before, Object[] feed, int rows, StepScalars scalars);
}
