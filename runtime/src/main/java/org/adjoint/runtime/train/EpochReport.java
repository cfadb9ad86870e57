package org.adjoint.runtime.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.adjoint.runtime.json.Json;

/**
 * What one epoch came to.
 *
 * @param epoch from 1
 * @param step the number of steps of the whole run at its end
 * @param seconds since the beginning of the run
 * @param training the loss and the metrics on training rows
 * @param validation the same on validation rows; empty where there are none
 */
public record EpochReport(
    int epoch,
    int step,
    double seconds,
    Map<String, Double> training,
    Map<String, Double> validation) {
  /** Copies the measures. */
  public EpochReport {
    training = Collections.unmodifiableMap(new LinkedHashMap<>(training));
    validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
  }

  /** The measures that decide: those on validation rows where there are any. */
  public Map<String, Double> deciding() {
    return validation.isEmpty() ? training : validation;
  }

  /** As an object of a training log. */
  public Json toJson() {
    return Json.fields()
        .with("epoch", Json.of(epoch))
        .with("step", Json.of(step))
        .with("seconds", Json.of(seconds))
        .with("training", measures(training))
        .with("validation", measures(validation));
  }

  static Json measures(Map<String, Double> values) {
    Json.Fields fields = Json.fields();
    for (Map.Entry<String, Double> entry : values.entrySet()) {
      fields = fields.with(entry.getKey(), Json.of(entry.getValue()));
    }
    return fields;
  }

  static EpochReport fromJson(Json json) {
    Json.Fields fields = json.asFields();
    return new EpochReport(
        fields.get("epoch").asInt(),
        fields.get("step").asInt(),
        fields.get("seconds").asNumber(),
        measures(fields.get("training")),
        measures(fields.get("validation")));
  }

  private static Map<String, Double> measures(Json json) {
    Map<String, Double> values = new LinkedHashMap<>();
    json.asFields().entries().forEach((name, value) -> values.put(name, value.asNumber()));
    return values;
  }
}
