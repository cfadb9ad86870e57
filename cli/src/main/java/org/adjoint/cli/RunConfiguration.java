package org.adjoint.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.adjoint.cli.watch.Configuration;
import org.adjoint.runtime.model.ModelDefinition;
import org.adjoint.runtime.train.TrainingPlan;

/** Tells a page what a run was told to do. */
final class RunConfiguration {
  private RunConfiguration() {}

  /**
   * @param dataRoot the folder below which data is read
   */
  static Configuration of(Path file, Path dataRoot, ModelDefinition model, int threads) {
    TrainingPlan plan = model.requireTraining().plan();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("program", file.toString());
    model.text().constants().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(constant -> settings.put("const " + constant.getKey(), constant.getValue()));
    settings.put("rows of a batch", Integer.toString(plan.batch()));
    if (plan.length().epochs() < Integer.MAX_VALUE) {
      settings.put("epochs at most", Integer.toString(plan.length().epochs()));
    }
    if (plan.length().steps() < Integer.MAX_VALUE) {
      settings.put("steps at most", Integer.toString(plan.length().steps()));
    }
    settings.put("seed", Integer.toString(plan.seed()));
    settings.put("rows shuffled", plan.shuffle() ? "yes" : "no");
    DataDigests.of(model.requireTraining(), dataRoot)
        .forEach((name, digest) -> settings.put("sha256 of " + name, digest));
    settings.put("threads", Integer.toString(threads));
    settings.put("made by", String.join(", ", Version.lines()));
    settings.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return new Configuration(model.signature().model(), settings, model.text().files());
  }
}
