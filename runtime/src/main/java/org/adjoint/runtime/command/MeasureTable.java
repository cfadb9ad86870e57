package org.adjoint.runtime.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adjoint.runtime.json.Json;

/** A table of the loss and the metrics, a row for each part of the data. */
final class MeasureTable {
  private static final int FIRST = 17;
  private static final int WIDTH = 10;

  private MeasureTable() {}

  /** Two rows, of which an empty one is left out, below the names of the measures. */
  static List<String> lines(
      Map<String, Double> first, String firstName, Map<String, Double> second, String secondName) {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(" ".repeat(FIRST));
    first.keySet().forEach(name -> head.append("  ").append(right(name, WIDTH)));
    lines.add(head.toString());
    lines.add(row(firstName, first));
    if (!second.isEmpty()) {
      lines.add(row(secondName, second));
    }
    return lines;
  }

  static Json json(Map<String, Double> measures) {
    Json.Fields fields = Json.fields();
    for (Map.Entry<String, Double> measure : measures.entrySet()) {
      fields = fields.with(measure.getKey(), Json.of(measure.getValue()));
    }
    return fields;
  }

  private static String row(String name, Map<String, Double> measures) {
    StringBuilder line = new StringBuilder(name).append(" ".repeat(FIRST - name.length()));
    measures.forEach(
        (measure, value) ->
            line.append("  ").append(right(number(value), Math.max(WIDTH, measure.length()))));
    return line.toString();
  }

  private static String number(double value) {
    double size = Math.abs(value);
    String format = size != 0 && (size < 0.001 || size >= 1e6) ? "%.3e" : "%.4f";
    return String.format(Locale.ROOT, format, value);
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
