package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Gather;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Scan;
import org.adjoint.compiler.op.ScatterAdd;

/**
 * The loops over which a root is computed: rows, which it may share with other roots of a kernel,
 * and in them its own.
 */
record Domain(List<Dimension> rows, List<Dimension> inner) {
  /** A read of a kept or given value at an index over the loops of a domain. */
  record Read(Value value, List<IndexExpression> index) {}

  /** The domain of a root whose first {@code rows} axes are rows. */
  static Domain of(Value root, int rows) {
    List<Dimension> own = root.shape().dimensions();
    if (root.operation() instanceof Reduce reduce) {
      List<Dimension> reduced = reduce.axes().stream().map(root.operand(0).shape()::get).toList();
      return new Domain(own, reduced);
    }
    return new Domain(own.subList(0, rows), own.subList(rows, own.size()));
  }

  /**
   * The index, over the domain's loops, of the root's element; for a reduction, of its operand's.
   */
  List<IndexExpression> index(Value root) {
    List<IndexExpression> loops = new ArrayList<>();
    List<Dimension> extents = new ArrayList<>(rows);
    extents.addAll(inner);
    for (int place = 0; place < extents.size(); place++) {
      loops.add(IndexExpression.loop(place, extents.get(place)));
    }
    if (!(root.operation() instanceof Reduce reduce)) {
      return loops;
    }
    List<IndexExpression> index = new ArrayList<>();
    int row = 0;
    int own = rows.size();
    for (int axis = 0; axis < root.operand(0).shape().rank(); axis++) {
      index.add(loops.get(reduce.axes().contains(axis) ? own++ : row++));
    }
    return index;
  }

  /**
   * What the root reads: each kept or given value, with the indices it is read at. A contraction
   * and a loop over a sequence have loops of their own and no reads here.
   */
  List<Read> reads(Value root, Roots roots) {
    if (root.operation() instanceof Contraction || root.operation() instanceof Scan) {
      return List.of();
    }
    if (root.operation() instanceof ScatterAdd scatter) {
      return readsOfScatter(root, scatter, roots);
    }
    Map<Read, Boolean> seen = new HashMap<>();
    List<Read> found = new ArrayList<>();
    List<IndexExpression> index = index(root);
    if (root.operation() instanceof Reduce) {
      visit(new Read(root.operand(0), index), roots, seen, found);
    } else if (Roots.isGiven(root)) {
      found.add(new Read(root, index));
    } else {
      visitOperands(new Read(root, index), roots, seen, found);
    }
    return found;
  }

  /** What an expression reads that is computed where it is used. */
  static List<Read> readsOf(Value expression, Roots roots) {
    List<Read> found = new ArrayList<>();
    List<IndexExpression> loops = Roots.View.loops(expression.shape());
    visit(new Read(expression, loops), roots, new HashMap<>(), found);
    return found;
  }

  private static List<Read> readsOfScatter(Value root, ScatterAdd scatter, Roots roots) {
    Map<Read, Boolean> seen = new HashMap<>();
    List<Read> found = new ArrayList<>();
    Value slices = root.operand(0);
    List<IndexExpression> loops = Roots.View.loops(slices.shape());
    int end = scatter.axis() + root.operand(1).shape().rank();
    visit(new Read(slices, loops), roots, seen, found);
    visit(new Read(root.operand(1), loops.subList(scatter.axis(), end)), roots, seen, found);
    return found;
  }

  private static void visit(Read read, Roots roots, Map<Read, Boolean> seen, List<Read> found) {
    if (seen.putIfAbsent(read, true) != null) {
      return;
    }
    if (Roots.isGiven(read.value) || roots.contains(read.value)) {
      found.add(read);
    } else {
      visitOperands(read, roots, seen, found);
    }
  }

  private static void visitOperands(
      Read read, Roots roots, Map<Read, Boolean> seen, List<Read> found) {
    if (read.value.operation() instanceof Movement movement) {
      var types = read.value.operands().stream().map(Value::type).toList();
      visitRoute(movement.route(read.index, types), read.value, roots, seen, found);
      return;
    }
    if (read.value.operation() instanceof Gather gather) {
      // Data says where the table is read: nowhere in particular.
      found.add(new Read(Roots.base(read.value.operand(0)), List.of()));
      int end = gather.axis() + read.value.operand(1).shape().rank();
      List<IndexExpression> own = read.index.subList(gather.axis(), end);
      visit(new Read(read.value.operand(1), own), roots, seen, found);
      return;
    }
    for (Value operand : read.value.operands()) {
      visit(new Read(operand, read.index), roots, seen, found);
    }
  }

  private static void visitRoute(
      Movement.Route route, Value value, Roots roots, Map<Read, Boolean> seen, List<Read> found) {
    if (route instanceof Movement.Route.From from) {
      visit(new Read(value.operand(from.operand()), from.index()), roots, seen, found);
    } else if (route instanceof Movement.Route.Choose choose) {
      visitRoute(choose.then(), value, roots, seen, found);
      visitRoute(choose.otherwise(), value, roots, seen, found);
    }
  }
}
