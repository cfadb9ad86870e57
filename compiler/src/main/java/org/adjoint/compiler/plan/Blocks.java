package org.adjoint.compiler.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.IndexExpression;

/**
 * The loops of a kernel under construction: row loops, numbered from 0, and in them the loops of
 * one stage after the other. Block {@code d} holds what stands inside {@code d} loops.
 */
final class Blocks {
  private final List<Dimension> rows;
  private final List<List<Node>> blocks = new ArrayList<>();
  private final Deque<List<Node>> guards = new ArrayDeque<>();
  private List<Dimension> inner = List.of();
  private int registers;

  Blocks(List<Dimension> rows) {
    this.rows = rows;
    for (int depth = 0; depth <= rows.size(); depth++) {
      blocks.add(new ArrayList<>());
    }
  }

  int rows() {
    return rows.size();
  }

  int deepest() {
    return rows.size() + inner.size();
  }

  boolean guarded() {
    return !guards.isEmpty();
  }

  Register register(ElementType type, int depth) {
    return new Register(registers++, type, guarded() ? deepest() : depth);
  }

  int nextNumber() {
    return registers++;
  }

  /** Adds to the innermost open branch, or else to the block of the given depth. */
  void add(int depth, Node node) {
    (guarded() ? guards.peek() : blocks.get(depth)).add(node);
  }

  /**
   * Adds a constant, or a number of the step, before all loops, guarded or not: it costs nothing
   * and cannot fail.
   */
  void addFirst(Node constant) {
    blocks.get(0).add(constant);
  }

  List<Node> beginGuard() {
    List<Node> body = new ArrayList<>();
    guards.push(body);
    return body;
  }

  void endGuard() {
    guards.pop();
  }

  /** The number of loops that must be around what depends on the index. */
  int depth(IndexExpression index) {
    int depth = 0;
    for (IndexExpression.Atom atom : index.factors().keySet()) {
      depth = Math.max(depth, depth(atom));
    }
    return depth;
  }

  private int depth(IndexExpression.Atom atom) {
    if (atom instanceof IndexExpression.Atom.Loop loop) {
      return Turn.isTurn(loop.number()) ? 0 : loop.number() + 1;
    }
    if (atom instanceof IndexExpression.Atom.Quotient quotient) {
      return depth(quotient.dividend());
    }
    return depth(((IndexExpression.Atom.Remainder) atom).dividend());
  }

  /** The indices that the row loops give. */
  List<IndexExpression> rowIndex() {
    return index(rows, 0);
  }

  /** The indices that the loops of the stage give. */
  List<IndexExpression> innerIndex() {
    return index(inner, rows.size());
  }

  private static List<IndexExpression> index(List<Dimension> extents, int first) {
    List<IndexExpression> index = new ArrayList<>();
    for (int place = 0; place < extents.size(); place++) {
      index.add(IndexExpression.loop(first + place, extents.get(place)));
    }
    return index;
  }

  void beginStage(List<Dimension> extents) {
    inner = extents;
    extents.forEach(extent -> blocks.add(new ArrayList<>()));
  }

  /** Closes the loops of the stage; the outermost carries the reductions. */
  void endStage(List<Node.Reduction> reductions) {
    for (int place = inner.size() - 1; place >= 0; place--) {
      List<Node> body = blocks.remove(blocks.size() - 1);
      List<Node.Reduction> carried = place == 0 ? List.copyOf(reductions) : List.of();
      Dimension extent = inner.get(place);
      blocks
          .get(blocks.size() - 1)
          .add(new Node.For(rows.size() + place, extent, List.copyOf(body), carried));
    }
    inner = List.of();
  }

  /** Closes the row loops and gives the whole. */
  List<Node> finish() {
    for (int place = rows.size() - 1; place >= 0; place--) {
      List<Node> body = blocks.remove(blocks.size() - 1);
      Node.For loop = new Node.For(place, rows.get(place), List.copyOf(body), List.of());
      blocks.get(blocks.size() - 1).add(loop);
    }
    return List.copyOf(blocks.get(0));
  }
}
