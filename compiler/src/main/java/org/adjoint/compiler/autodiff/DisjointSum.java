package org.adjoint.compiler.autodiff;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Concat;
import org.adjoint.compiler.op.Pad;

/**
 * Adds cotangents. Those of slices that do not overlap are parts of one tensor: they are joined,
 * not padded with zeros and added.
 */
final class DisjointSum {
  private final Algebra algebra;
  private final int axis;

  private DisjointSum(Algebra algebra, int axis) {
    this.algebra = algebra;
    this.axis = axis;
  }

  static Value of(Algebra algebra, Value sum, Value share) {
    if (share.operation() instanceof Pad pad && isOfZeros(pad)) {
      List<Value> joined = new DisjointSum(algebra, pad.axis()).joined(sum, share, pad.low());
      if (!joined.isEmpty()) {
        return algebra.apply(new Concat(pad.axis()), joined.toArray(Value[]::new));
      }
    }
    return algebra.add(sum, share);
  }

  private static boolean isOfZeros(Pad pad) {
    return pad.interior() == 0 && pad.fill() == 0;
  }

  /** The parts of the sum with the share in the place of zeros; none if there are none there. */
  private List<Value> joined(Value sum, Value share, Dimension low) {
    Value added = share.operand(0);
    Dimension high = low.plus(extent(added));
    List<Value> joined = new ArrayList<>();
    Dimension start = Dimension.ZERO;
    boolean placed = false;
    for (Value part : parts(sum)) {
      Dimension end = start.plus(extent(part));
      boolean holds =
          low.minus(start).isNeverNegative()
              && end.minus(high).isNeverNegative()
              && part == algebra.like(part, 0);
      if (holds) {
        addZeros(joined, share, low.minus(start));
        joined.add(added);
        addZeros(joined, share, end.minus(high));
        placed = true;
      } else {
        joined.add(part);
      }
      start = end;
    }
    return placed ? joined : List.of();
  }

  /** What a value is joined from along the axis; nothing if it is not. */
  private List<Value> parts(Value value) {
    if (value.operation() instanceof Pad pad && pad.axis() == axis && isOfZeros(pad)) {
      List<Value> parts = new ArrayList<>();
      addZeros(parts, value, pad.low());
      parts.add(value.operand(0));
      addZeros(parts, value, pad.high());
      return parts;
    }
    boolean joined = value.operation() instanceof Concat concat && concat.axis() == axis;
    return joined ? value.operands() : List.of();
  }

  private void addZeros(List<Value> parts, Value like, Dimension extent) {
    if (!extent.is(0)) {
      Value zero = algebra.constant(like.element(), 0);
      parts.add(algebra.fill(zero, like.shape().with(axis, extent)));
    }
  }

  private Dimension extent(Value part) {
    return part.shape().get(axis);
  }
}
