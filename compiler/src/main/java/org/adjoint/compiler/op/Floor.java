package org.adjoint.compiler.op;

import java.util.Arrays;
import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** The largest whole number not above a; its derivative is 0. */
public record Floor() implements Elementwise {
  @Override
  public String name() {
    return "floor";
  }

  @Override
  public ElementType elementType(List<ElementType> operands) {
    return Types.sameFloat(this, operands);
  }

  @Override
  public <E> E meaning(Arithmetic<E> arithmetic, List<E> operands) {
    return Rounding.floor(arithmetic, operands.get(0));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return Arrays.asList(new Value[self.operands().size()]);
  }
}
