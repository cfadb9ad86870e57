package org.adjoint.cli;

import org.adjoint.compiler.CompiledModel;
import org.adjoint.runtime.command.RunObserver;
import org.adjoint.runtime.data.TrainingData;
import org.adjoint.runtime.program.Program;

/** Warns of rows that a model is unlikely to train well with, when they have been read. */
final class DataAdvice implements RunObserver {
  private final ToolCommand command;
  private final CompiledModel model;

  DataAdvice(ToolCommand command, CompiledModel model) {
    this.command = command;
    this.model = model;
  }

  @Override
  public void prepared(Program program, TrainingData data) {
    new Failures(command, new String[0])
        .diagnostics(command.displayNames().of(model.adviceOn(data.training())));
  }
}
