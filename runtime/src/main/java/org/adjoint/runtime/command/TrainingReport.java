package org.adjoint.runtime.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.train.TrainingResult;
import org.jspecify.annotations.Nullable;

/**
 * What a training came to, for people or as JSON.
 *
 * @param saved where the model was saved, if it was
 */
record TrainingReport(TrainingResult result, @Nullable Path saved) {
  void show(Printer printer) {
    if (printer.json()) {
      Json.Fields object = result.toJson().asFields();
      printer.printJson(saved == null ? object : object.with("saved", Json.of(saved.toString())));
      return;
    }
    lines().forEach(printer::print);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    Map<String, Double> training = result.report().training();
    lines.addAll(MeasureTable.lines(training, "training", result.validation(), "validation"));
    String where =
        saved == null ? "nowhere (`--out FILE.safetensors` saves the model)" : saved.toString();
    lines.add("saved              " + where);
    lines.add("parameters_sha256  " + result.parametersSha256());
    return lines;
  }
}
