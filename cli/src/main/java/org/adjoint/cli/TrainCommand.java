package org.adjoint.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.adjoint.cli.watch.Configuration;
import org.adjoint.cli.watch.LivePage;
import org.adjoint.cli.watch.RunRecord;
import org.adjoint.cli.watch.RunReport;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.runtime.command.TrainingSession;
import org.adjoint.runtime.model.ModelDefinition;
import org.adjoint.runtime.progress.RunLogs;
import org.adjoint.runtime.save.Weights;
import org.adjoint.runtime.train.TrainingResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a model. */
@Command(description = "Trains a model as its program says.")
final class TrainCommand extends ToolCommand {
  @Parameters(paramLabel = "FILE.nn", description = "The program.")
  private @Nullable Path file;

  @Option(
      names = "--out",
      paramLabel = "FILE.safetensors",
      description = "Where to save the trained model.")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      paramLabel = "FILE.safetensors",
      description = "Go on with the training of a saved model.")
  private @Nullable Path resume;

  @Option(
      names = "--load",
      paramLabel = "FILE",
      description =
          "Begin with the weights of a saved model, or of another safetensors, npz or npy file.")
  private @Nullable Path load;

  @Option(
      names = "--load-only",
      split = ",",
      paramLabel = "NAMES",
      description = "Load only parameters and states of these names: \"encode.*\".")
  private List<String> loadOnly = List.of();

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the rows, at most.")
  private @Nullable Integer epochs;

  @Option(names = "--steps", paramLabel = "N", description = "Batches to train on, at most.")
  private @Nullable Integer steps;

  @Option(names = "--seed", paramLabel = "N", description = "What all random numbers begin with.")
  private @Nullable Integer seed;

  @Option(
      names = "--log",
      paramLabel = "FILE.csv",
      description = "Write a line for each epoch to this file.")
  private @Nullable Path log;

  @Option(
      names = "--tensorboard",
      paramLabel = "DIR",
      description = "Write the curves of the run for TensorBoard to this folder.")
  private @Nullable Path tensorBoard;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page about the run to this file when it has ended.")
  private @Nullable Path report;

  @Mixin private WatchOptions watch = new WatchOptions();

  @Option(names = "--quiet", description = "Show no progress, only what training came to.")
  private boolean quiet;

  @Mixin private ProgramOptions program = new ProgramOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Mixin private DataOptions data = new DataOptions();

  @Override
  int run() throws Exception {
    int threads = run.threads();
    if (load != null && resume != null) {
      throw new WrongUse("--resume goes on with all weights: leave out --load");
    }
    if (load == null && !loadOnly.isEmpty()) {
      throw new WrongUse("--load-only says what of --load FILE is loaded");
    }
    prepare();
    Path path = Arguments.required(file);
    display(DisplayNames.of(path));
    SavedProgram begun = resume == null ? null : SavedProgram.open(resume);
    CompiledModel model = Compiler.compile(ProgramSource.ofFile(path), options(begun));
    ModelDefinition definition = definition(model);
    if (!quiet) {
      new Failures(this, new String[0]).diagnostics(displayNames().of(model.diagnostics()));
    }
    Path folder = Arguments.required(path.toAbsolutePath().getParent());
    Path target = TrainingSession.target(out, definition, folder);
    Path dataRoot = data.root(folder);
    TrainingSession session =
        new TrainingSession(
            printer(),
            definition,
            new TrainingSession.Places(dataRoot, target, begun == null ? null : begun.saved()));
    if (!quiet) {
      session.observer(new DataAdvice(this, model));
    }
    if (load != null) {
      session.weights(Weights.open(load), loadOnly);
    }
    TrainingResult result = observed(session, model, dataRoot, threads);
    return result.end() == TrainingResult.End.CANCELLED ? ExitCode.INTERRUPTED : ExitCode.DONE;
  }

  /** Trains, and shows the run as a page or writes one about it, if that is wanted. */
  private TrainingResult observed(
      TrainingSession session, CompiledModel model, Path dataRoot, int threads) throws IOException {
    if (report == null && !watch.isWanted()) {
      return train(session, model, threads);
    }
    RunRecord record = new RunRecord(model);
    session.observer(record);
    Configuration configuration =
        RunConfiguration.of(Arguments.required(file), dataRoot, definition(model), threads);
    if (report != null) {
      session.listener(RunReport.at(report).of(record, configuration));
    }
    try (LivePage page = watch.open(record, configuration, this::tell)) {
      if (page != null) {
        session.listener(page);
      }
      return train(session, model, threads);
    }
  }

  private TrainingResult train(TrainingSession session, CompiledModel model, int threads) {
    try (RunLogs logs = RunLogs.open(log, tensorBoard, resume != null)) {
      session.listener(logs);
      return NumericExplanation.of(
          model, explained -> session.investigator(explained).train(threads, quiet));
    }
  }

  /** A run that is gone on with is as it was told to be when it began, unless told otherwise. */
  private CompilerOptions options(@Nullable SavedProgram begun) {
    TrainBlock.Overrides told =
        new TrainBlock.Overrides(
            run.batch(),
            Arguments.atLeastOne("--epochs", epochs),
            Arguments.atLeastOne("--steps", steps),
            seed);
    return begun == null ? program.with(told) : begun.options(program, told);
  }
}
