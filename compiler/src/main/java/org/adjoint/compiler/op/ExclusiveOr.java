package org.adjoint.compiler.op;

import java.util.Arrays;
import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** Of bools: whether they differ; of ints: bitwise. */
public record ExclusiveOr() implements Elementwise {
  @Override
  public String name() {
    return "exclusive_or";
  }

  @Override
  public ElementType elementType(List<ElementType> operands) {
    return Types.bits(this, operands);
  }

  @Override
  public <E> E meaning(Arithmetic<E> arithmetic, List<E> operands) {
    return arithmetic.exclusiveOr(operands.get(0), operands.get(1));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return Arrays.asList(new Value[self.operands().size()]);
  }
}
