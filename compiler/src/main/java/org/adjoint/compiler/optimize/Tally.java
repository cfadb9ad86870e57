package org.adjoint.compiler.optimize;

/** How often one rule or pass was tried, how often it fired, and how long it took. */
final class Tally {
  private final String name;
  private long tried;
  private long fired;
  private long nanoseconds;

  Tally(String name) {
    this.name = name;
  }

  void tried(boolean fits, long duration) {
    tried++;
    nanoseconds += duration;
    if (fits) {
      fired++;
    }
  }

  void fired() {
    fired++;
  }

  OptimizerReport.Line line() {
    return new OptimizerReport.Line(name, tried, fired, nanoseconds);
  }
}
