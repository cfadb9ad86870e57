package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Slice;

/**
 * pad(x)[i:j] → x[i:j] within x, the fill outside of it, x where the slice undoes the pad, and less
 * of a pad where all of x is left.
 */
final class TakeSliceFromPad implements Rule<Slice> {
  @Override
  public Optional<Value> apply(Slice slice, Value value, Algebra algebra) {
    Value source = value.operand(0);
    if (!(source.operation() instanceof Pad pad)
        || pad.axis() != slice.axis()
        || slice.extent().is(0)) {
      return Optional.empty();
    }
    Value inner = source.operand(0);
    Dimension extent = inner.shape().get(slice.axis());
    boolean undoes =
        slice.start().equals(pad.low())
            && slice.extent().equals(extent)
            && slice.step() == pad.interior() + 1;
    if (undoes) {
      return Optional.of(inner);
    }
    Dimension between = Dimension.of(pad.interior() + 1);
    Dimension covered =
        pad.low().plus(extent.minus(Dimension.ONE).times(between)).plus(Dimension.ONE);
    Dimension rest = slice.start().plus(slice.extent());
    boolean keepsAll =
        slice.step() == 1
            && !extent.is(0)
            && Known.isAtLeast(pad.low(), slice.start())
            && Known.isAtLeast(rest, covered);
    if (keepsAll) {
      Dimension low = pad.low().minus(slice.start());
      Pad less = new Pad(pad.axis(), low, rest.minus(covered), pad.interior(), pad.fill());
      return Optional.of(algebra.pad(inner, less));
    }
    if (pad.interior() > 0) {
      return Optional.empty();
    }
    SliceSpan span = SliceSpan.of(slice);
    Dimension end = pad.low().plus(extent);
    if (span.isWithin(pad.low(), end)) {
      Dimension start = slice.start().minus(pad.low());
      Slice moved = new Slice(slice.axis(), start, slice.extent(), slice.step());
      return Optional.of(algebra.slice(inner, moved));
    }
    Dimension whole = source.shape().get(slice.axis());
    boolean outside = span.isWithin(Dimension.ZERO, pad.low()) || span.isWithin(end, whole);
    return outside ? Optional.of(algebra.like(value, pad.fill())) : Optional.empty();
  }
}
