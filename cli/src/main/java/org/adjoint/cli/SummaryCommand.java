package org.adjoint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.GraphPicture;
import org.adjoint.compiler.ModelSummary;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.runtime.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a model consists of. */
@Command(description = "Shows the layers of a model with their shapes, parameters and cost.")
final class SummaryCommand extends ToolCommand {
  @Parameters(paramLabel = "FILE.nn", description = "The program.")
  private @Nullable Path file;

  @Option(names = "--batch", paramLabel = "N", description = "Rows of a batch, for the memory.")
  private @Nullable Integer batch;

  @Option(
      names = "--dot",
      description = "Print the graph of the model in Graphviz's language instead.")
  private boolean dot;

  @Mixin private ProgramOptions program = new ProgramOptions();

  @Override
  int run() throws Exception {
    Path path = Arguments.required(file);
    display(DisplayNames.of(path));
    TrainBlock.Overrides overrides =
        new TrainBlock.Overrides(Arguments.atLeastOne("--batch", batch), null, null, null);
    CompiledModel model = Compiler.compile(ProgramSource.ofFile(path), program.with(overrides));
    if (dot) {
      String picture = GraphPicture.of(model);
      if (isJson()) {
        printJson(Json.fields().with("dot", Json.of(picture)));
      } else {
        print(picture.stripTrailing());
      }
      return ExitCode.DONE;
    }
    ModelSummary summary = ModelSummary.of(model);
    if (isJson()) {
      printJson(json(summary));
    } else {
      table(summary).forEach(this::print);
    }
    return ExitCode.DONE;
  }

  private static List<String> table(ModelSummary summary) {
    TextTable table =
        new TextTable("layer", "", "output", "parameters", "FLOP a row", "bytes a row");
    for (ModelSummary.Layer layer : summary.layers()) {
      table.row(
          "  ".repeat(layer.depth()) + layer.name(),
          layer.kind(),
          layer.output(),
          count(layer.parameters()),
          count(layer.operations()),
          count(layer.bytes()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(summary.model());
    lines.addAll(table.lines(3));
    lines.add(
        String.format(
            Locale.ROOT,
            "%s parameters; %s with states and what the optimizer keeps; %s to train batches of %d rows",
            count(summary.parameters()),
            size(summary.storageBytes()),
            size(summary.workspaceBytes()),
            summary.batch()));
    return lines;
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private static Json json(ModelSummary summary) {
    List<Json> layers = new ArrayList<>();
    for (ModelSummary.Layer layer : summary.layers()) {
      layers.add(
          Json.fields()
              .with("name", Json.of(layer.name()))
              .with("layer", Json.of(layer.kind()))
              .with("depth", Json.of(layer.depth()))
              .with("output", Json.of(layer.output()))
              .with("parameters", Json.of(layer.parameters()))
              .with("flops_per_row", Json.of(layer.operations()))
              .with("bytes_per_row", Json.of(layer.bytes())));
    }
    return Json.fields()
        .with("model", Json.of(summary.model()))
        .with("layers", new Json.Elements(layers))
        .with("parameters", Json.of(summary.parameters()))
        .with("storage_bytes", Json.of(summary.storageBytes()))
        .with("workspace_bytes", Json.of(summary.workspaceBytes()))
        .with("batch", Json.of(summary.batch()));
  }
}
