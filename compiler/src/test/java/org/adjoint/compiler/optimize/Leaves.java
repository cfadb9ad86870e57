package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;

/** Leaves for graphs under test. */
final class Leaves {
  private final Graph graph;

  Leaves(Graph graph) {
    this.graph = graph;
  }

  /** A vector of floats; together with {@link #y} it holds all pairs of hostile numbers. */
  Value x() {
    return floats("x", Hostile.PAIRS);
  }

  Value y() {
    return floats("y", Hostile.PAIRS);
  }

  Value z() {
    return floats("z", Hostile.PAIRS);
  }

  Value i() {
    return leaf("i", ElementType.INT32, Shape.of(Hostile.PAIRS));
  }

  Value j() {
    return leaf("j", ElementType.INT32, Shape.of(Hostile.PAIRS));
  }

  Value p() {
    return leaf("p", ElementType.BOOL, Shape.of(Hostile.PAIRS));
  }

  Value q() {
    return leaf("q", ElementType.BOOL, Shape.of(Hostile.PAIRS));
  }

  Value floats(String name, long... extents) {
    return leaf(name, ElementType.FLOAT32, Shape.of(extents));
  }

  Value ints(String name, long... extents) {
    return leaf(name, ElementType.INT32, Shape.of(extents));
  }

  Value leaf(String name, ElementType element, Shape shape) {
    Leaf leaf = new Leaf(Leaf.Kind.INPUT, name, new TensorType(element, shape));
    return graph.add(leaf, List.of(), Origin.NONE);
  }

  /** A vector, as long as {@link #x}, of one float. */
  Value fill(double number) {
    return filled(ElementType.FLOAT32, number);
  }

  Value filled(ElementType element, double number) {
    Algebra algebra = Algebra.of(graph, Origin.NONE);
    return algebra.fill(algebra.constant(element, number), Shape.of(Hostile.PAIRS));
  }
}
