package org.adjoint.runtime.data;

import java.util.Arrays;
import org.adjoint.runtime.json.Json;

/**
 * Standardisation and rescaling: each element less a centre, divided by a width, moved to a start.
 */
final class LinearTransform implements Learned {
  private final NumberNode operand;
  private final boolean standardize;
  private final double low;
  private final double high;
  private final NumberNode node;
  private double[] centre;
  private double[] width;

  private LinearTransform(NumberNode operand, boolean standardize, double low, double high) {
    this.operand = operand;
    this.standardize = standardize;
    this.low = low;
    this.high = high;
    this.node = new NumberNode(operand.shape(), this::apply);
    this.centre = new double[operand.size()];
    this.width = new double[operand.size()];
  }

  /** Mean 0 and population deviation 1; a constant element becomes 0. */
  static LinearTransform standardize(NumberNode operand) {
    return new LinearTransform(operand, true, 0, 1);
  }

  /** From low to high; a constant element becomes low. */
  static LinearTransform rescale(NumberNode operand, double low, double high) {
    return new LinearTransform(operand, false, low, high);
  }

  @Override
  public String kind() {
    return standardize ? "standardize" : "rescale";
  }

  @Override
  public NumberNode node() {
    return node;
  }

  @Override
  public void learn(RowChunks rows) {
    double[] least = new double[operand.size()];
    double[] greatest = new double[operand.size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    forEach(
        rows,
        (i, value) -> {
          least[i] = Math.min(least[i], value);
          greatest[i] = Math.max(greatest[i], value);
        });
    if (standardize) {
      learnMoments(rows);
    } else {
      centre = least;
    }
    for (int i = 0; i < width.length; i++) {
      // Rounding may leave a deviation in a constant element, which would blow up its noise.
      boolean constant = least[i] == greatest[i];
      double range = standardize ? width[i] : greatest[i] - least[i];
      width[i] = constant ? 0 : range;
    }
  }

  /** In two passes, as the difference of squares loses digits. */
  private void learnMoments(RowChunks rows) {
    double[] sum = new double[operand.size()];
    forEach(rows, (i, value) -> sum[i] += value);
    double[] squares = new double[operand.size()];
    for (int i = 0; i < sum.length; i++) {
      centre[i] = sum[i] / rows.rows();
    }
    forEach(rows, (i, value) -> squares[i] += (value - centre[i]) * (value - centre[i]));
    for (int i = 0; i < sum.length; i++) {
      width[i] = Math.sqrt(squares[i] / rows.rows());
    }
  }

  private interface ElementAction {
    void accept(int index, double value);
  }

  private void forEach(RowChunks rows, ElementAction action) {
    rows.forEach(
        chunk -> {
          double[] values = operand.values(chunk);
          for (int row = 0; row < chunk.count(); row++) {
            for (int i = 0; i < operand.size(); i++) {
              action.accept(i, values[row * operand.size() + i]);
            }
          }
        });
  }

  private void apply(RowChunk rows, double[] out) {
    double[] values = operand.values(rows);
    for (int row = 0; row < rows.count(); row++) {
      for (int i = 0; i < operand.size(); i++) {
        int at = row * operand.size() + i;
        double position = width[i] == 0 ? 0 : (values[at] - centre[i]) / width[i];
        double moved = standardize ? position : low + position * (high - low);
        out[at] = Double.isNaN(values[at]) ? Double.NaN : moved;
      }
    }
  }

  @Override
  public Json.Fields state() {
    return Json.fields().with("centre", Json.of(centre)).with("width", Json.of(width));
  }

  @Override
  public void restore(Json.Fields state) {
    centre = Learned.numbers(state, "centre", operand.size());
    width = Learned.numbers(state, "width", operand.size());
  }
}
