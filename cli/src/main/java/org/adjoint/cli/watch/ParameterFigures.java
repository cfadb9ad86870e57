package org.adjoint.cli.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.program.FlatArrays;
import org.adjoint.runtime.program.Persistent;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of one parameter.
 *
 * @param norm the square root of the sum of the squares of its elements
 * @param moved the norm of its difference to the epoch before; NaN for the first
 * @param least its least element
 * @param most its greatest element
 * @param bars how many elements fall into each of equal parts of the range from least to most
 */
record ParameterFigures(
    Persistent parameter, double norm, double moved, double least, double most, int[] bars) {
  static final int BARS = 24;

  /** All trainable tensors; {@code before} holds those of the epoch before, if there was one. */
  static List<ParameterFigures> of(
      List<Persistent> parameters, FlatArrays now, @Nullable FlatArrays before) {
    List<ParameterFigures> figures = new ArrayList<>();
    for (Persistent parameter : parameters) {
      double[] values = values(parameter, now);
      figures.add(of(parameter, values, before == null ? null : values(parameter, before)));
    }
    return figures;
  }

  private static ParameterFigures of(
      Persistent parameter, double[] values, double @Nullable [] before) {
    double squares = 0;
    double changes = before == null ? Double.NaN : 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      squares += values[i] * values[i];
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
      if (before != null) {
        double change = values[i] - before[i];
        changes += change * change;
      }
    }
    int[] bars = bars(values, least, most);
    return new ParameterFigures(
        parameter, Math.sqrt(squares), Math.sqrt(changes), least, most, bars);
  }

  private static int[] bars(double[] values, double least, double most) {
    int[] bars = new int[BARS];
    double extent = most - least;
    for (double value : values) {
      double place = extent > 0 ? (value - least) / extent * BARS : BARS / 2.0;
      bars[Math.min(BARS - 1, Math.max(0, (int) place))]++;
    }
    return bars;
  }

  private static double[] values(Persistent parameter, FlatArrays arrays) {
    double[] values = new double[parameter.size()];
    for (int i = 0; i < values.length; i++) {
      int place = parameter.offset() + i;
      values[i] =
          switch (parameter.kind()) {
            case FLOAT32 -> arrays.float32[place];
            case FLOAT64 -> arrays.float64[place];
            case INT32, BOOL -> arrays.int32[place];
          };
    }
    return values;
  }

  /** The norms of layers. */
  static Map<String, Double> byLayer(List<ParameterFigures> figures) {
    Map<String, Double> norms = new LinkedHashMap<>();
    figures.forEach(each -> norms.put(each.parameter().name(), each.norm()));
    return byLayer(norms);
  }

  /** Norms of parameters together: a layer is what stands before the last dot of a name. */
  static Map<String, Double> byLayer(Map<String, Double> norms) {
    Map<String, Double> layers = new LinkedHashMap<>();
    norms.forEach(
        (name, norm) -> {
          int dot = name.lastIndexOf('.');
          layers.merge(dot < 0 ? name : name.substring(0, dot), norm, Math::hypot);
        });
    return layers;
  }
}
