package org.adjoint.runtime.data;

import java.util.Arrays;
import org.adjoint.runtime.json.Json;

/** Puts the mean of an element's present values in place of each missing one. */
final class FillTransform implements Learned {
  private final NumberNode operand;
  private final SourcePlace place;
  private final NumberNode node;
  private double[] replacement;

  FillTransform(NumberNode operand, SourcePlace place) {
    this.operand = operand;
    this.place = place;
    this.replacement = new double[operand.size()];
    this.node = new NumberNode(operand.shape(), this::apply);
  }

  /** The node that puts a given number in place of each missing one, and learns nothing. */
  static NumberNode constant(NumberNode operand, double value, SourcePlace place) {
    FillTransform transform = new FillTransform(operand, place);
    Arrays.fill(transform.replacement, value);
    return transform.node;
  }

  @Override
  public String kind() {
    return "fill";
  }

  @Override
  public NumberNode node() {
    return node;
  }

  @Override
  public void learn(RowChunks rows) {
    double[] sum = new double[operand.size()];
    int[] present = new int[operand.size()];
    rows.forEach(
        chunk -> {
          double[] values = operand.values(chunk);
          for (int at = 0; at < chunk.count() * operand.size(); at++) {
            if (!Double.isNaN(values[at])) {
              sum[at % operand.size()] += values[at];
              present[at % operand.size()]++;
            }
          }
        });
    for (int i = 0; i < sum.length; i++) {
      if (present[i] == 0) {
        throw new DataException(
            "no training row has a value, so there is no mean to fill with",
            place,
            "fill with a number, as in `fill(0)`");
      }
      replacement[i] = sum[i] / present[i];
    }
  }

  private void apply(RowChunk rows, double[] out) {
    double[] values = operand.values(rows);
    for (int at = 0; at < rows.count() * operand.size(); at++) {
      out[at] = Double.isNaN(values[at]) ? replacement[at % operand.size()] : values[at];
    }
  }

  @Override
  public Json.Fields state() {
    return Json.fields().with("mean", Json.of(replacement));
  }

  @Override
  public void restore(Json.Fields state) {
    replacement = Learned.numbers(state, "mean", operand.size());
  }
}
