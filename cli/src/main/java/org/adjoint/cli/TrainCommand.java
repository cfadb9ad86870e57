package org.adjoint.cli;

import java.nio.file.Path;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.NumericInvestigation;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.TrainingSetup;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.data.DataContext;
import org.adjoint.runtime.data.TrainingData;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.train.EpochReport;
import org.adjoint.runtime.train.Trainer;
import org.adjoint.runtime.train.TrainingListener;
import org.adjoint.runtime.train.TrainingPlan;
import org.adjoint.runtime.train.TrainingResult;
import org.adjoint.runtime.work.Team;
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

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the rows.")
  private @Nullable Integer epochs;

  @Option(names = "--steps", paramLabel = "N", description = "Steps at most.")
  private @Nullable Integer steps;

  @Option(names = "--quiet", description = "Say nothing but the result.")
  private boolean quiet;

  @Mixin private ProgramOptions program = new ProgramOptions();

  @Mixin private RunOptions options = new RunOptions();

  @Override
  int run() throws Exception {
    Path path = Arguments.required(file);
    display(DisplayNames.of(path));
    CompiledModel model =
        Compiler.compile(ProgramSource.ofFile(path), program.forBatch(options.batch()));
    TrainingSetup setup =
        model
            .setup()
            .orElseThrow(
                () ->
                    new AdjointException(
                        "the program does not say how `" + model.lowered().name() + "` is trained",
                        "add `train " + model.lowered().name() + " { … }`",
                        null));
    ProgramFactory factory = model.factory();
    TrainingPlan plan = plan(setup.plan());
    Path folder = path.toAbsolutePath().getParent();
    TrainingData data =
        TrainingData.load(
            setup.data(),
            setup.validation(),
            factory.signature().feed(),
            DataContext.of(options.root(Arguments.required(folder)), plan.seed()));
    if (!quiet) {
      tell(data.notes());
    }
    try (Team team = Team.of(options.threads())) {
      Program running = factory.create(factory.newStorage(), plan.batch(), team);
      TrainingResult result =
          new Trainer(running, plan, data)
              .listener(listener())
              .investigator(NumericInvestigation.of(model))
              .train();
      print(result.toJson().text());
      printJson(result.toJson());
    }
    return ExitCode.DONE;
  }

  private TrainingPlan plan(TrainingPlan written) {
    Integer batch = options.batch();
    Integer seed = options.seed();
    TrainingPlan.Length length = written.length();
    if (epochs != null || steps != null) {
      length =
          new TrainingPlan.Length(
              epochs == null ? Integer.MAX_VALUE : Arguments.atLeastOne("--epochs", epochs),
              steps == null ? Integer.MAX_VALUE : Arguments.atLeastOne("--steps", steps));
    }
    return new TrainingPlan(
        batch == null ? written.batch() : batch,
        length,
        written.shuffle(),
        seed == null ? written.seed() : seed,
        written.control());
  }

  private TrainingListener listener() {
    if (quiet) {
      return TrainingListener.NONE;
    }
    return new TrainingListener() {
      @Override
      public void epochFinished(EpochReport report) {
        tell("epoch " + report.epoch() + " " + report.training() + " " + report.validation());
      }
    };
  }
}
