package org.adjoint.cli.watch;

import java.util.List;

/** One line of a chart: a value for each epoch from {@code first}. */
public record Curve(String name, int first, List<Double> values) {
  /** Copies the values. */
  public Curve {
    values = List.copyOf(values);
  }

  int last() {
    return first + values.size() - 1;
  }
}
