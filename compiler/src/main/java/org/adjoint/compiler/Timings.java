package org.adjoint.compiler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How long each stage of a compilation took, without the stages it waited for. */
public final class Timings {
  /** One stage. */
  public record Line(String stage, long nanoseconds) {}

  private final Map<String, Long> times = new LinkedHashMap<>();
  private final Deque<Long> inner = new ArrayDeque<>();

  /** The stages that have run, in the order in which they ended. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    times.forEach((stage, nanoseconds) -> lines.add(new Line(stage, nanoseconds)));
    return lines;
  }

  /** All stages together. */
  public long nanoseconds() {
    return times.values().stream().mapToLong(Long::longValue).sum();
  }

  /** A stage whose time is kept here. */
  <T> Stage<T> stage(String name, Supplier<T> work) {
    return new Stage<>(name, this, work);
  }

  /** Does a piece of work as part of a stage. */
  <T> T measure(String stage, Supplier<T> work) {
    long start = System.nanoTime();
    inner.push(0L);
    try {
      return work.get();
    } finally {
      long whole = System.nanoTime() - start;
      long own = whole - inner.pop();
      times.merge(stage, own, Long::sum);
      if (!inner.isEmpty()) {
        inner.push(inner.pop() + whole);
      }
    }
  }
}
