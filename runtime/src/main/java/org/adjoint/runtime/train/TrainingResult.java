package org.adjoint.runtime.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adjoint.runtime.json.Json;

/**
 * What a run came to.
 *
 * @param report the epoch whose model training ended with
 * @param history one report an epoch
 * @param parametersSha256 see {@link ParameterHash}
 * @param checkpoint what the run can be gone on from
 */
public record TrainingResult(
    String model,
    End end,
    EpochReport report,
    List<EpochReport> history,
    String parametersSha256,
    TrainingCheckpoint checkpoint) {
  /** Copies the history. */
  public TrainingResult {
    history = List.copyOf(history);
  }

  /** Why training ended. */
  public enum End {
    COMPLETED,
    STOPPED_EARLY,
    CANCELLED
  }

  /** The epochs that were trained, of which the last may be partial. */
  public int epochs() {
    return history.isEmpty() ? 0 : history.get(history.size() - 1).epoch();
  }

  /** The steps that were done. */
  public int steps() {
    return checkpoint.progress().step();
  }

  /** The seconds that the epochs took. */
  public double seconds() {
    return history.isEmpty() ? 0 : history.get(history.size() - 1).seconds();
  }

  /** The loss on training rows. */
  public double loss() {
    return report.training().getOrDefault("loss", Double.NaN);
  }

  /** The metrics on training rows. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>(report.training());
    metrics.remove("loss");
    return metrics;
  }

  /** The loss and the metrics on validation rows; empty where there are none. */
  public Map<String, Double> validation() {
    return report.validation();
  }

  /** As the object that {@code train --json} prints. */
  public Json toJson() {
    return Json.fields()
        .with("model", Json.of(model))
        .with("epochs", Json.of(epochs()))
        .with("steps", Json.of(steps()))
        .with("seconds", Json.of(seconds()))
        .with("loss", Json.of(loss()))
        .with("metrics", EpochReport.measures(metrics()))
        .with("validation", EpochReport.measures(validation()))
        .with("best_epoch", Json.of(report.epoch()))
        .with("end", Json.of(end.name().toLowerCase(Locale.ROOT)))
        .with("history", new Json.Elements(history.stream().map(EpochReport::toJson).toList()))
        .with("parameters_sha256", Json.of(parametersSha256));
  }
}
