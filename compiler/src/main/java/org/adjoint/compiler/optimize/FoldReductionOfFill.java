package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Reduce;

/** 1 + 1 + 1 → 3: the reduction of equal constants is computed here. */
final class FoldReductionOfFill implements Rule<Reduce> {
  /** Folding more than this many would be felt. */
  private static final long MOST = 1 << 14;

  private final Interpreter interpreter = Interpreter.of(Map.of(), Map.of());

  @Override
  public Optional<Value> apply(Reduce reduce, Value value, Algebra algebra) {
    Value source = value.operand(0);
    Dimension count = Dimension.ONE;
    for (int axis : reduce.axes()) {
      count = count.times(source.shape().get(axis));
    }
    Optional<Constant> constant = Match.fill(source);
    if (constant.isEmpty() || !count.isConstant() || count.constant() > MOST) {
      return Optional.empty();
    }
    Algebra apart = Algebra.at(new Graph(), value);
    Value scalar = apart.apply(constant.get());
    Value one = apart.reduce(reduce.kind(), apart.fill(scalar, Shape.of(count)), List.of(0));
    return Optional.of(algebra.like(value, interpreter.evaluate(one).get(0)));
  }
}
