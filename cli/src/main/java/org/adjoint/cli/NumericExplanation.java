package org.adjoint.cli;

import java.util.List;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.NumericInvestigation;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.train.NumericFailure;
import org.adjoint.runtime.train.NumericInvestigator;
import org.adjoint.runtime.train.TrainingResult;
import org.jspecify.annotations.Nullable;

/** Shows the text of the program that made the first number that is not finite. */
final class NumericExplanation implements NumericInvestigator {
  /** A training that asks an investigator when a number is no longer finite. */
  interface Training {
    TrainingResult run(NumericInvestigator investigator);
  }

  private final CompiledModel model;
  private @Nullable Diagnostic found;

  private NumericExplanation(CompiledModel model) {
    this.model = model;
  }

  /** Trains; a failure of numbers becomes a diagnostic where its text is known. */
  static TrainingResult of(CompiledModel model, Training training) {
    NumericExplanation explanation = new NumericExplanation(model);
    try {
      return training.run(explanation);
    } catch (NumericFailure failure) {
      throw explanation.explained(failure);
    }
  }

  @Override
  public String investigate(Storage before, Object[] feed, int rows, StepScalars scalars) {
    NumericInvestigation investigation = NumericInvestigation.of(model);
    String operation = investigation.investigate(before, feed, rows, scalars);
    found = investigation.found().orElse(null);
    return operation;
  }

  private RuntimeException explained(NumericFailure failure) {
    if (found == null) {
      return failure;
    }
    String what = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    Diagnostic whole =
        new Diagnostic(
            found.code(),
            what + ": " + found.message(),
            found.span(),
            found.labels(),
            found.notes(),
            failure.hint());
    return new CompilationException(List.of(whole));
  }
}
