package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Concat;
import org.adjoint.compiler.op.Slice;

/** concat(a, b)[i:j] → a[i:j], where it lies within one part. */
final class TakeSliceFromConcat implements Rule<Slice> {
  @Override
  public Optional<Value> apply(Slice slice, Value value, Algebra algebra) {
    Value source = value.operand(0);
    boolean sameAxis = source.operation() instanceof Concat concat && concat.axis() == slice.axis();
    if (!sameAxis || slice.extent().is(0)) {
      return Optional.empty();
    }
    SliceSpan span = SliceSpan.of(slice);
    Dimension start = Dimension.ZERO;
    for (Value part : source.operands()) {
      Dimension end = start.plus(part.shape().get(slice.axis()));
      if (span.isWithin(start, end)) {
        Dimension from = slice.start().minus(start);
        Slice moved = new Slice(slice.axis(), from, slice.extent(), slice.step());
        return Optional.of(algebra.slice(part, moved));
      }
      start = end;
    }
    return Optional.empty();
  }
}
