package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Convert;

/** (C) (B) x → (C) x, where every x of its type is a B. */
final class MergeConversions implements Rule<Convert> {
  @Override
  public Optional<Value> apply(Convert convert, Value value, Algebra algebra) {
    Value source = value.operand(0);
    if (source.element() == convert.target()) {
      return Optional.of(source);
    }
    return Match.operandOf(Convert.class, source)
        .filter(original -> keepsNumber(original.element(), source.element()))
        .map(original -> algebra.convert(original, convert.target()));
  }

  private static boolean keepsNumber(ElementType from, ElementType to) {
    return from == ElementType.BOOL || (to == ElementType.FLOAT64 && from != ElementType.FLOAT64);
  }
}
