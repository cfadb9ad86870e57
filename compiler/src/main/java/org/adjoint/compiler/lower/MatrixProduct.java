package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;

/**
 * The product {@code a @ b} over the last two dimensions, the others broadcast; a vector on the
 * left is a row, one on the right a column, and the result lacks that dimension.
 */
final class MatrixProduct {
  private final Coercion coercion;

  MatrixProduct(Coercion coercion) {
    this.coercion = coercion;
  }

  Value of(Denotation a, Denotation b, Site site) {
    ElementType element = coercion.meet(List.of(a, b), site);
    ElementType floating = Coercion.atLeast(element, ElementType.FLOAT32);
    Value left = coercion.tensor(a, floating, site);
    Value right = coercion.tensor(b, floating, site);
    requireRank(left, site);
    requireRank(right, site);
    requireInner(left, right, site);
    Shape outer = Broadcasting.common(left, outer(left), right, outer(right), site);
    Layout layout = new Layout(outer, coercion.algebra(site));
    int rows = outer.rank();
    int inner = rows + 1;
    int columns = rows + 2;
    boolean leftVector = left.shape().rank() == 1;
    boolean rightVector = right.shape().rank() == 1;
    Side one = layout.side(left, leftVector ? List.of(inner) : List.of(rows, inner));
    Side other = layout.side(right, rightVector ? List.of(inner) : List.of(inner, columns));
    List<Integer> result = new ArrayList<>();
    for (int axis = 0; axis < outer.rank(); axis++) {
      result.add(axis);
    }
    if (!leftVector) {
      result.add(rows);
    }
    if (!rightVector) {
      result.add(columns);
    }
    Contraction contraction = new Contraction(one.labels(), other.labels(), result);
    return layout.algebra().contract(one.value(), other.value(), contraction);
  }

  private static void requireRank(Value value, Site site) {
    if (value.shape().rank() == 0) {
      throw site.fault(
              Code.WRONG_RANK, "`@` needs tensors, found the scalar `" + value.type() + "`")
          .withHelp("`*` multiplies by a scalar");
    }
  }

  private static void requireInner(Value left, Value right, Site site) {
    int leftAxis = left.shape().rank() - 1;
    int rightAxis = Math.max(0, right.shape().rank() - 2);
    Dimension a = left.shape().get(leftAxis);
    Dimension b = right.shape().get(rightAxis);
    if (!a.equals(b)) {
      Diagnostic diagnostic =
          site.diagnostic(
              Code.CONTRACTION_MISMATCH,
              "the inner dimensions of `"
                  + left.shape()
                  + "` @ `"
                  + right.shape()
                  + "` differ: "
                  + a
                  + " meets "
                  + b);
      diagnostic = DimensionSource.label(diagnostic, left, leftAxis);
      throw new Fault(DimensionSource.label(diagnostic, right, rightAxis));
    }
  }

  private static Shape outer(Value value) {
    int rank = Math.max(0, value.shape().rank() - 2);
    return new Shape(value.shape().dimensions().subList(0, rank));
  }

  private record Side(Value value, List<Integer> labels) {}

  private record Layout(Shape outer, Algebra algebra) {
    /** Labels the axes of an operand; an axis of 1 that the result has longer is dropped. */
    Side side(Value value, List<Integer> ownLabels) {
      int count = value.shape().rank() - ownLabels.size();
      int missing = outer.rank() - count;
      List<Integer> labels = new ArrayList<>();
      List<Dimension> kept = new ArrayList<>();
      for (int axis = 0; axis < count; axis++) {
        Dimension extent = value.shape().get(axis);
        if (extent.equals(outer.get(missing + axis))) {
          labels.add(missing + axis);
          kept.add(extent);
        }
      }
      labels.addAll(ownLabels);
      kept.addAll(value.shape().dimensions().subList(count, value.shape().rank()));
      return new Side(algebra.reshape(value, new Shape(kept)), labels);
    }
  }
}
