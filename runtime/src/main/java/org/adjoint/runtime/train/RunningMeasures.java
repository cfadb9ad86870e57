package org.adjoint.runtime.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.Measure;

/** The loss and metrics of an epoch so far: means over rows, or the last value. */
public final class RunningMeasures {
  private final List<Measure> measures;
  private final double[] totals;
  private long rows;
  private int batches;

  /** Nothing measured yet. */
  RunningMeasures(List<Measure> measures) {
    this.measures = List.copyOf(measures);
    this.totals = new double[measures.size()];
  }

  void clear() {
    Arrays.fill(totals, 0);
    rows = 0;
    batches = 0;
  }

  void add(float[] values, int batchRows) {
    for (int i = 0; i < totals.length; i++) {
      switch (measures.get(i).kind()) {
        case AVERAGED -> totals[i] += (double) values[i] * batchRows;
        case LAST -> totals[i] = values[i];
      }
    }
    rows += batchRows;
    batches++;
  }

  /** The number of measures. */
  public int size() {
    return totals.length;
  }

  /** The name of a measure; the first is the loss. */
  public String name(int index) {
    return measures.get(index).name();
  }

  /** The value of a measure so far; NaN before the first batch. */
  public double value(int index) {
    return switch (measures.get(index).kind()) {
      case AVERAGED -> totals[index] / rows;
      case LAST -> rows == 0 ? Double.NaN : totals[index];
    };
  }

  /** The rows measured so far. */
  public long rows() {
    return rows;
  }

  /** The batches measured so far. */
  public int batches() {
    return batches;
  }

  /** All values by name. */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < totals.length; i++) {
      values.put(name(i), value(i));
    }
    return values;
  }

  Json toJson() {
    return Json.fields()
        .with("batches", Json.of(batches))
        .with("rows", Json.of((double) rows))
        .with("totals", Json.of(totals));
  }

  void restore(Json json) {
    Json.Fields fields = json.asFields();
    double[] saved = fields.get("totals").asNumbers();
    if (saved.length != totals.length) {
      throw new AdjointException(
          "the saved run has " + saved.length + " measures, this model " + totals.length);
    }
    System.arraycopy(saved, 0, totals, 0, saved.length);
    batches = fields.get("batches").asInt();
    rows = (long) fields.get("rows").asNumber();
  }
}
