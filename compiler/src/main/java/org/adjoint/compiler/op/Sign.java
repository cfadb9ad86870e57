package org.adjoint.compiler.op;

import java.util.Arrays;
import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** −1, 0 or 1; its derivative is 0; NaN stays. */
public record Sign() implements Elementwise {
  @Override
  public String name() {
    return "sign";
  }

  @Override
  public ElementType elementType(List<ElementType> operands) {
    return Types.sameNumber(this, operands);
  }

  @Override
  public <E> E meaning(Arithmetic<E> arithmetic, List<E> operands) {
    return Rounding.sign(arithmetic, operands.get(0));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return Arrays.asList(new Value[self.operands().size()]);
  }
}
