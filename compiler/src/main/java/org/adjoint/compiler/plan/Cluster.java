package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;

/**
 * Roots that one kernel makes: a contraction or a scatter alone, or roots that share their row
 * loops.
 */
final class Cluster {
  private final int order;
  private final boolean alone;
  private final List<Value> roots = new ArrayList<>();
  private final Set<Value> reads = new LinkedHashSet<>();
  private List<Dimension> rows;
  private boolean reducing;
  private int weight;

  Cluster(int order, boolean alone, List<Dimension> rows) {
    this.order = order;
    this.alone = alone;
    this.rows = rows;
  }

  /** The place among the clusters: each reads only what earlier ones made, or itself. */
  int order() {
    return order;
  }

  /** Whether the kernel is of a kind that takes no other root. */
  boolean isAlone() {
    return alone;
  }

  /** The roots, each after those it depends on. */
  List<Value> roots() {
    return roots;
  }

  /** What the roots read, from outside or from each other. */
  Set<Value> reads() {
    return reads;
  }

  List<Dimension> rows() {
    return rows;
  }

  /** Whether a reduction has fixed the rows; else all axes of the roots are rows. */
  boolean isReducing() {
    return reducing;
  }

  int weight() {
    return weight;
  }

  void add(Value root, List<Dimension> newRows, boolean reduces, int instructions) {
    roots.add(root);
    rows = newRows;
    reducing |= reduces;
    weight += instructions;
  }
}
