package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Pad;

/** pad(pad(x)) → pad(x), along one axis with one fill; a pad of its own fill → the fill. */
final class MergePads implements Rule<Pad> {
  @Override
  public Optional<Value> apply(Pad outer, Value value, Algebra algebra) {
    Value source = value.operand(0);
    if (Match.isFill(source, outer.fill())) {
      return Optional.of(algebra.like(value, outer.fill()));
    }
    if (!(source.operation() instanceof Pad inner)) {
      return Optional.empty();
    }
    boolean merges =
        inner.axis() == outer.axis()
            && Double.compare(inner.fill(), outer.fill()) == 0
            && outer.interior() == 0;
    if (!merges) {
      return Optional.empty();
    }
    Dimension low = inner.low().plus(outer.low());
    Dimension high = inner.high().plus(outer.high());
    Pad merged = new Pad(outer.axis(), low, high, inner.interior(), outer.fill());
    return Optional.of(algebra.pad(source.operand(0), merged));
  }
}
