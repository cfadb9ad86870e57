package org.adjoint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.ListedStage;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.StageListing;
import org.adjoint.compiler.Timings;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.CodePage;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.compiler.optimize.OptimizerReport;
import org.adjoint.runtime.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a stage of the compiler, or explains an error code. */
@Command(
    description =
        "Shows what a stage of the compiler makes of a program, or explains an error code.")
final class ExplainCommand extends ToolCommand {
  @Parameters(paramLabel = "FILE.nn|CODE", description = "The program, or a code such as NN0203.")
  private @Nullable String subject;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "One of syntax, program, graph, gradient, optimized, plan, java.")
  private @Nullable ListedStage stage;

  @Option(
      names = "--timing",
      description = "Show how long each stage took, and what each rewrite did.")
  private boolean timing;

  @Mixin private ProgramOptions program = new ProgramOptions();

  @Override
  int run() throws Exception {
    String wanted = Arguments.required(subject);
    Optional<Code> code = Code.ofId(wanted);
    if (code.isPresent()) {
      String page = CodePage.of(code.get());
      printText(Json.fields().with("code", Json.of(code.get().id())), page);
      return ExitCode.DONE;
    }
    prepare();
    Path path = Path.of(wanted);
    display(DisplayNames.of(path));
    CompiledModel model =
        Compiler.compile(ProgramSource.ofFile(path), program.with(TrainBlock.Overrides.NONE));
    ListedStage shown = stage == null ? ListedStage.PLAN : stage;
    if (shown == ListedStage.JAVA) {
      load(model);
    }
    if (timing) {
      load(model);
      printTiming(model);
    } else {
      String name = shown.name().toLowerCase(Locale.ROOT);
      printText(Json.fields().with("stage", Json.of(name)), listing(model, shown));
    }
    return ExitCode.DONE;
  }

  private String listing(CompiledModel model, ListedStage shown) {
    if (shown != ListedStage.PLAN) {
      return StageListing.of(model, shown);
    }
    model.plan();
    return StageListing.plan(model, machineSpeed(model.options().target()));
  }

  private void printText(Json.Fields object, String text) {
    if (isJson()) {
      printJson(object.with("text", Json.of(text)));
    } else {
      print(text.stripTrailing());
    }
  }

  private void printTiming(CompiledModel model) {
    if (!isJson()) {
      print(StageListing.timing(model).stripTrailing());
      return;
    }
    List<Json> stages = new ArrayList<>();
    for (Timings.Line line : model.timings().lines()) {
      stages.add(
          Json.fields()
              .with("stage", Json.of(line.stage()))
              .with("milliseconds", Json.of(line.nanoseconds() / 1e6)));
    }
    List<Json> rules = new ArrayList<>();
    for (OptimizerReport.Line line : model.optimizerReport().lines()) {
      rules.add(
          Json.fields()
              .with("name", Json.of(line.name()))
              .with("tried", Json.of(line.tried()))
              .with("fired", Json.of(line.fired()))
              .with("milliseconds", Json.of(line.nanoseconds() / 1e6)));
    }
    printJson(
        Json.fields()
            .with("milliseconds", Json.of(model.timings().nanoseconds() / 1e6))
            .with("stages", new Json.Elements(stages))
            .with("rewrites", new Json.Elements(rules)));
  }
}
