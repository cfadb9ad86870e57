package org.adjoint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.NumericInvestigation;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.lower.TrainingRun;
import org.adjoint.runtime.data.DataContext;
import org.adjoint.runtime.data.TrainingData;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.progress.ConsoleProgress;
import org.adjoint.runtime.progress.HistoryLog;
import org.adjoint.runtime.save.ModelDescription;
import org.adjoint.runtime.save.SavedModel;
import org.adjoint.runtime.train.NumericFailure;
import org.adjoint.runtime.train.Trainer;
import org.adjoint.runtime.train.TrainingListener;
import org.adjoint.runtime.train.TrainingResult;
import org.adjoint.runtime.work.Team;
import org.jspecify.annotations.Nullable;

/** One run of training: it brings the compiled model, its rows and its files together. */
final class TrainingSession {
  /**
   * The folders and files of a run.
   *
   * @param target where the model is saved, if it is
   * @param resumed the saved model that is gone on with, if one is
   * @param log where a line for each epoch is written, if it is
   */
  record Places(
      Path dataRoot, @Nullable Path target, @Nullable SavedModel resumed, @Nullable Path log) {}

  private final ToolCommand command;
  private final CompiledModel model;
  private final TrainingRun run;
  private final Places places;
  private final @Nullable SavedModel resumed;

  TrainingSession(ToolCommand command, CompiledModel model, TrainingRun run, Places places) {
    this.command = command;
    this.model = model;
    this.run = run;
    this.places = places;
    this.resumed = places.resumed();
  }

  /** Trains, saves and shows what that came to; an interruption waits for all three. */
  TrainingResult train(int threads, boolean quiet) throws Exception {
    Signature signature = model.signature();
    // Reading the rows takes one processor while compiling takes another.
    FutureTask<TrainingData> reading = new FutureTask<>(reading(signature));
    Thread reader = new Thread(reading, "data");
    reader.setDaemon(true);
    reader.start();
    ProgramFactory factory = command.load(model);
    TrainingData data = result(reading);
    if (!quiet) {
      command.tell(data.notes());
    }
    try (Team team = Team.of(threads);
        Interruption interruption = Interruption.watch()) {
      Program program = factory.create(factory.newStorage(), run.plan().batch(), team);
      List<TrainingListener> listeners = new ArrayList<>();
      if (!quiet) {
        Console console = command.console();
        listeners.add(new ConsoleProgress(console.err(), console.isTerminal()));
      }
      listeners.add(cancelling(interruption));
      Path log = places.log();
      TrainingResult result =
          log == null
              ? train(program, data, listeners)
              : trainLogged(log, program, data, listeners);
      new TrainingReport(result, places.target()).show(command);
      return result;
    }
  }

  private TrainingResult trainLogged(
      Path log, Program program, TrainingData data, List<TrainingListener> listeners) {
    try (HistoryLog history = HistoryLog.open(log, resumed != null)) {
      listeners.add(history);
      return train(program, data, listeners);
    }
  }

  private Callable<TrainingData> reading(Signature signature) {
    DataContext context = DataContext.of(RootFolder.of(places.dataRoot()), run.plan().seed());
    DataContext fitted =
        resumed == null ? context : context.withLearned(resumed.description().transforms());
    return () -> TrainingData.load(run.data(), run.validation(), signature.feed(), fitted);
  }

  private static <T> T result(FutureTask<T> task) throws Exception {
    try {
      return task.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failure;
    }
  }

  private static TrainingListener cancelling(Interruption interruption) {
    return new TrainingListener() {
      @Override
      public boolean cancelled() {
        return interruption.isRequested();
      }
    };
  }

  private TrainingResult train(
      Program program, TrainingData data, List<TrainingListener> listeners) {
    NumericInvestigation investigation = NumericInvestigation.of(model);
    Trainer trainer =
        new Trainer(program, run.plan(), data)
            .listener(new Listeners(listeners))
            .investigator(investigation);
    Path target = places.target();
    if (target != null) {
      ModelDescription description =
          SavedProgram.describe(model, run, places.dataRoot(), data.transforms());
      trainer.checkpoints(
          moment -> SavedModel.write(target, program.signature(), description, moment));
    }
    try {
      return resumed == null
          ? trainer.train()
          : trainer.resume(resumed.checkpoint(program.signature()));
    } catch (NumericFailure failure) {
      throw explained(failure, investigation);
    }
  }

  /** The failure with the text of the program that made it, where that is known. */
  private static RuntimeException explained(
      NumericFailure failure, NumericInvestigation investigation) {
    Diagnostic found = investigation.found().orElse(null);
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
