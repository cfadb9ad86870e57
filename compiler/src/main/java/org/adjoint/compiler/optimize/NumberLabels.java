package org.adjoint.compiler.optimize;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;

/**
 * einsum(cb,ba→ca) → einsum(ab,bc→ac): labels are numbered as they first occur, so that equals are
 * one.
 */
final class NumberLabels implements Rule<Contraction> {
  @Override
  public Optional<Value> apply(Contraction contraction, Value value, Algebra algebra) {
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    contraction.left().forEach(label -> numbers.putIfAbsent(label, numbers.size()));
    contraction.right().forEach(label -> numbers.putIfAbsent(label, numbers.size()));
    Contraction numbered =
        new Contraction(
            contraction.left().stream().map(numbers::get).toList(),
            contraction.right().stream().map(numbers::get).toList(),
            contraction.result().stream().map(numbers::get).toList());
    return numbered.equals(contraction)
        ? Optional.empty()
        : Optional.of(algebra.contract(value.operand(0), value.operand(1), numbered));
  }
}
