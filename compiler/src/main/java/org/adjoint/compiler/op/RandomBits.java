package org.adjoint.compiler.op;

import java.util.Arrays;
import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * Thirty-two random bits from a counter and two keys, all ints: operands counter, first key, second
 * key.
 */
public record RandomBits() implements Elementwise {
  @Override
  public String name() {
    return "random_bits";
  }

  @Override
  public ElementType elementType(List<ElementType> operands) {
    return Types.ints(this, operands);
  }

  @Override
  public <E> E meaning(Arithmetic<E> arithmetic, List<E> operands) {
    return Mixing.bits(arithmetic, operands.get(0), operands.get(1), operands.get(2));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return Arrays.asList(new Value[self.operands().size()]);
  }
}
