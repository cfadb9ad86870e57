package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.op.Unskew;

/** unskew(broadcast(x)) → reverse(windows(pad(x))), for x repeated along the windows' axis. */
final class WindowsInsteadOfUnskew implements Rule<Unskew> {
  @Override
  public Optional<Value> apply(Unskew unskew, Value value, Algebra algebra) {
    Value source = value.operand(0);
    boolean repeated =
        source.operation() instanceof Broadcast broadcast
            && broadcast.newAxes().contains(unskew.window());
    if (!repeated) {
      return Optional.empty();
    }
    Value line = Match.withoutAxis(source, unskew.window(), algebra);
    int axis = unskew.axis() - (unskew.window() < unskew.axis() ? 1 : 0);
    Dimension size = value.shape().get(unskew.window());
    Dimension low = size.minus(Dimension.ONE).times(Dimension.of(unskew.dilation()));
    Dimension steps = line.shape().get(axis).minus(Dimension.ONE);
    Dimension high =
        unskew.extent().minus(steps.times(Dimension.of(unskew.stride()))).minus(Dimension.ONE);
    Value padded = algebra.pad(line, new Pad(axis, low, high, unskew.stride() - 1, 0));
    Skew skew = new Skew(unskew.axis(), unskew.window(), 1, unskew.dilation(), unskew.extent());
    return Optional.of(algebra.reverse(algebra.window(padded, skew, size), unskew.window()));
  }
}
