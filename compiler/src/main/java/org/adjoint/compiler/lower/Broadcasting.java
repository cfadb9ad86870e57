package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;

/**
 * NumPy's broadcasting: shapes are aligned on the right, and a dimension that is missing or 1 is
 * stretched. The batch is never taken for a number, nor does it come twice into a result.
 */
final class Broadcasting {
  private Broadcasting() {}

  /** The common shape of both. */
  static Shape common(Value a, Value b, Site site) {
    return common(a, a.shape(), b, b.shape(), site);
  }

  /** The common shape of leading parts of the shapes of both. */
  static Shape common(Value a, Shape left, Value b, Shape right, Site site) {
    int rank = Math.max(left.rank(), right.rank());
    List<Dimension> result = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      int leftAxis = axis - rank + left.rank();
      int rightAxis = axis - rank + right.rank();
      Dimension ofLeft = leftAxis < 0 ? Dimension.ONE : left.get(leftAxis);
      Dimension ofRight = rightAxis < 0 ? Dimension.ONE : right.get(rightAxis);
      if (!ofLeft.equals(ofRight) && !ofLeft.is(1) && !ofRight.is(1)) {
        throw mismatch(new Axis(a, left, leftAxis), new Axis(b, right, rightAxis), site);
      }
      result.add(ofLeft.is(1) ? ofRight : ofLeft);
    }
    Shape shape = new Shape(result);
    if (Batches.count(shape) > Math.max(1, Math.max(Batches.count(left), Batches.count(right)))) {
      throw twice(a, b, shape, site);
    }
    return shape;
  }

  private record Axis(Value value, Shape shape, int number) {
    Dimension extent() {
      return shape.get(number);
    }
  }

  private static Fault mismatch(Axis a, Axis b, Site site) {
    boolean batch = Batches.isIn(a.extent()) || Batches.isIn(b.extent());
    Diagnostic diagnostic =
        site.diagnostic(
            batch ? Code.BATCH_MISUSE : Code.BROADCAST_MISMATCH,
            "the shapes `"
                + a.value().shape()
                + "` and `"
                + b.value().shape()
                + "` do not fit: "
                + a.extent()
                + " meets "
                + b.extent());
    diagnostic = DimensionSource.label(diagnostic, a.value(), a.number());
    return new Fault(DimensionSource.label(diagnostic, b.value(), b.number()));
  }

  private static Fault twice(Value a, Value b, Shape shape, Site site) {
    Diagnostic diagnostic =
        site.diagnostic(
            Code.BATCH_MISUSE,
            "broadcasting `"
                + a.shape()
                + "` with `"
                + b.shape()
                + "` would pair each row of the batch"
                + " with every other: `"
                + shape
                + "`");
    diagnostic = DimensionSource.label(diagnostic, a);
    return new Fault(
        DimensionSource.label(diagnostic, b)
            .withHelp(
                "give both the same shape, as with `[:, newaxis]`, `keep: true` or `reshape`"));
  }

  /** Whether a shape broadcasts to another of at least its rank. */
  static boolean fits(Shape from, Shape to) {
    int missing = to.rank() - from.rank();
    for (int axis = 0; axis < from.rank(); axis++) {
      Dimension extent = from.get(axis);
      if (!extent.is(1) && !extent.equals(to.get(missing + axis))) {
        return false;
      }
    }
    return true;
  }

  static void requireFit(Value value, Shape shape, Site site) {
    if (value.shape().rank() > shape.rank() || !fits(value.shape(), shape)) {
      Diagnostic diagnostic =
          site.diagnostic(
              Code.BROADCAST_MISMATCH,
              "`" + value.type() + "` does not broadcast to `" + shape + "`");
      throw new Fault(DimensionSource.label(diagnostic, value));
    }
  }

  /** The value stretched to a shape that it broadcasts to. */
  static Value stretch(Value value, Shape shape, Algebra algebra) {
    if (value.shape().equals(shape)) {
      return value;
    }
    int missing = shape.rank() - value.shape().rank();
    List<Dimension> kept = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < value.shape().rank(); axis++) {
      Dimension extent = value.shape().get(axis);
      if (extent.equals(shape.get(missing + axis))) {
        kept.add(extent);
        axes.add(missing + axis);
      }
    }
    return algebra.broadcast(algebra.reshape(value, new Shape(kept)), shape, axes);
  }
}
