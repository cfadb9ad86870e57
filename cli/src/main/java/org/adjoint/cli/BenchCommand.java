package org.adjoint.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.compiler.plan.MachineSpeed;
import org.adjoint.compiler.plan.Work;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.work.Team;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how fast a model trains. */
@Command(
    description =
        "Measures how fast a model trains, once it is warm, on random rows of its shapes.")
final class BenchCommand extends ToolCommand {
  @Parameters(paramLabel = "FILE.nn", description = "The program.")
  private @Nullable Path file;

  @Option(names = "--steps", paramLabel = "N", description = "Steps to measure.")
  private @Nullable Integer steps;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Seconds to measure for, where the steps are not given (default: 3).")
  private double seconds = 3;

  @Option(
      names = "--profile",
      description = "Measure each kernel too, against what this machine can do.")
  private boolean profile;

  @Mixin private ProgramOptions program = new ProgramOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Override
  int run() throws Exception {
    prepare();
    Path path = Arguments.required(file);
    display(DisplayNames.of(path));
    Integer wanted = Arguments.atLeastOne("--steps", steps);
    TrainBlock.Overrides overrides = new TrainBlock.Overrides(run.batch(), null, null, null);
    long start = System.nanoTime();
    CompiledModel model = Compiler.compile(ProgramSource.ofFile(path), program.with(overrides));
    ProgramFactory factory = load(model);
    double compileMilliseconds = (System.nanoTime() - start) / 1e6;
    Json.Fields measured = measure(model, factory, wanted);
    measured = measured.with("compile_ms", Json.of(compileMilliseconds));
    if (!profile) {
      show(measured);
      return ExitCode.DONE;
    }
    MachineSpeed speed = machineSpeed(model.options().target());
    KernelTimes kernels = KernelTimes.measure(model, run.threads(), wanted, seconds);
    ProfileTable table = new ProfileTable(kernels, speed, run.threads());
    if (isJson()) {
      printJson(measured.with("kernels", table.json()));
    } else {
      show(measured);
      print("");
      table.lines().forEach(this::print);
    }
    return ExitCode.DONE;
  }

  private Json.Fields measure(
      CompiledModel model, ProgramFactory factory, @Nullable Integer wanted) {
    double flops = flops(model);
    int batch = model.batch();
    try (Team team = Team.of(run.threads())) {
      Program running = factory.create(factory.newStorage(), batch, team);
      StepTimes times = StepTimes.measure(running, wanted, seconds);
      double step = times.medianSeconds();
      for (String extent : factory.signature().extents()) {
        tell("`" + extent + "`, which varies, is " + StepTimes.USUAL_EXTENT + " here");
      }
      return Json.fields()
          .with("samples_per_second", Json.of(batch / step))
          .with("step_microseconds", Json.of(step * 1e6))
          .with("first_step_ms", Json.of(times.firstSeconds() * 1e3))
          .with("threads", Json.of(run.threads()))
          .with("target", Json.of(model.target().label()))
          .with("gflops", Json.of(flops / step / 1e9))
          .with("batch", Json.of(batch))
          .with("steps", Json.of(times.steps()));
    }
  }

  /** The floating-point operations of the products of one step, on average. */
  private static double flops(CompiledModel model) {
    if (model.lowered().training().loss() != null) {
      return model.plan().perStep(kernel -> Work.flops(kernel, model.batch()));
    }
    throw new AdjointException(
        "`" + model.modelInterface().name() + "` has no loss to train by", "add `loss = …`", null);
  }

  private void show(Json.Fields measured) {
    if (isJson()) {
      printJson(measured);
      return;
    }
    measured
        .entries()
        .forEach(
            (name, value) ->
                print(
                    value instanceof Json.Number number
                        ? String.format(Locale.ROOT, "%-20s %,14.1f", name, number.value())
                        : String.format("%-20s %14s", name, value.asText())));
  }
}
