package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.op.Slice;

/**
 * slice(windows(x)) → windows(slice(x)), for all axes but that within the windows; the same of a
 * reversal and of a pad, along other axes than theirs. Reversals stay outside.
 */
final class SliceBeforeMovement implements Rule<Slice> {
  @Override
  public Optional<Value> apply(Slice slice, Value value, Algebra algebra) {
    if (slice.step() < 0 || slice.extent().is(0)) {
      return Optional.empty();
    }
    Value source = value.operand(0);
    if (source.operation() instanceof Skew skew && skew.axis() == slice.axis()) {
      return Optional.of(fewerWindows(slice, skew, source, algebra));
    }
    boolean beside =
        (source.operation() instanceof Skew skew && skew.window() != slice.axis())
            || (source.operation() instanceof Pad pad && pad.axis() != slice.axis())
            || (source.operation() instanceof Slice other
                && other.axis() != slice.axis()
                && other.step() < 0);
    return beside
        ? Optional.of(algebra.apply(source.operation(), algebra.slice(source.operand(0), slice)))
        : Optional.empty();
  }

  /** The windows that are left, over what they reach. */
  private static Value fewerWindows(Slice slice, Skew skew, Value source, Algebra algebra) {
    long stride = Math.multiplyExact(skew.stride(), slice.step());
    Dimension size = source.shape().get(skew.window());
    Dimension reached =
        slice
            .extent()
            .minus(Dimension.ONE)
            .times(Dimension.of(stride))
            .plus(size.minus(Dimension.ONE).times(Dimension.of(skew.dilation())))
            .plus(Dimension.ONE);
    Dimension start = slice.start().times(Dimension.of(skew.stride()));
    Value part = algebra.slice(source.operand(0), new Slice(slice.axis(), start, reached, 1));
    return algebra.apply(
        new Skew(skew.axis(), skew.window(), stride, skew.dilation(), slice.extent()), part);
  }
}
