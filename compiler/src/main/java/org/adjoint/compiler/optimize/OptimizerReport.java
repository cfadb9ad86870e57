package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Locale;

/**
 * What the optimiser has done: each rule and pass in order, and the sizes of the graphs.
 *
 * @param capped how often a value was left as it was because too many rules fired on it; never,
 *     unless rules undo each other
 */
public record OptimizerReport(List<Line> lines, long valuesBefore, long valuesAfter, long capped) {
  public OptimizerReport {
    lines = List.copyOf(lines);
  }

  /** One rule or pass: how often it was tried and fired, and how long that took. */
  public record Line(String name, long tried, long fired, long nanoseconds) {}

  /** How often the rule or pass of the given name fired. */
  public long fired(String name) {
    return lines.stream().filter(line -> line.name().equals(name)).mapToLong(Line::fired).sum();
  }

  /** The time that all rules and passes took. */
  public long nanoseconds() {
    return lines.stream().mapToLong(Line::nanoseconds).sum();
  }

  /** A table of what fired, for {@code explain --timing}. */
  public String table() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "values %d -> %d%n", valuesBefore, valuesAfter));
    for (Line line : lines) {
      if (line.fired() > 0) {
        double milliseconds = line.nanoseconds() / 1e6;
        text.append(
            String.format(
                Locale.ROOT,
                "%-32s tried %8d  fired %6d  %8.3f ms%n",
                line.name(),
                line.tried(),
                line.fired(),
                milliseconds));
      }
    }
    return text.toString();
  }
}
