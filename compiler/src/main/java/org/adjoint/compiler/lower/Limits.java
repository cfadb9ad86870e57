package org.adjoint.compiler.lower;

import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Graph;

/** Bounds what elaborating a program may cost, so that a small text cannot make an endless one. */
final class Limits {
  /** The most statements that one elaboration runs, each turn of a loop and each call counted. */
  static final int STATEMENTS = 100_000;

  /** The most values of a graph. */
  static final int VALUES = 400_000;

  /** The most calls within each other. */
  static final int CALLS = 64;

  /**
   * The most expressions and blocks within each other, through all calls; one takes up to 1.2 KB of
   * stack, and a stack may have 256 KB.
   */
  static final int LEVELS = 160;

  /** The most elements of a list. */
  static final int ELEMENTS = 100_000;

  private final Graph graph;
  private int statements;
  private int calls;
  private int levels;

  Limits(Graph graph) {
    this.graph = graph;
  }

  /** Counts a statement, a turn of a loop or a call. */
  void countStatement(Site site) {
    if (++statements > STATEMENTS) {
      throw new Abandonment(
          site.diagnostic(
                  Code.TOO_LARGE,
                  "unrolling this program takes more than " + STATEMENTS + " statements")
              .withHelp("a loop of that many turns is a `scan`"));
    }
    if (graph.size() > VALUES) {
      throw new Abandonment(
          site.diagnostic(
              Code.TOO_LARGE, "the graph of this program has more than " + VALUES + " values"));
    }
  }

  /** Starts to count anew, for another elaboration. */
  void restart() {
    statements = 0;
  }

  /** Goes into a call; left by {@link #leaveCall} even if it throws. */
  void enterCall(Site site) {
    countStatement(site);
    if (++calls > CALLS) {
      throw site.fault(Code.TOO_DEEP, "more than " + CALLS + " calls are within each other here");
    }
  }

  void leaveCall() {
    calls--;
  }

  /** Goes into an expression or a block; left by {@link #leaveLevel} even if it throws. */
  void enterLevel(Site site) {
    if (++levels > LEVELS) {
      throw site.fault(
          Code.TOO_DEEP,
          "the program goes more than " + LEVELS + " levels deep here, through all calls");
    }
  }

  void leaveLevel() {
    levels--;
  }

  static void checkElements(long count, Site site) {
    if (count > ELEMENTS) {
      throw site.fault(
          Code.TOO_LARGE, "a list of " + count + " elements is longer than " + ELEMENTS);
    }
  }
}
