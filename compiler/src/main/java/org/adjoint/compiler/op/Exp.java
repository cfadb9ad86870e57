package org.adjoint.compiler.op;

import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** e to the power a. */
public record Exp() implements Elementwise {
  @Override
  public String name() {
    return "exp";
  }

  @Override
  public ElementType elementType(List<ElementType> operands) {
    return Types.sameFloat(this, operands);
  }

  @Override
  public <E> E meaning(Arithmetic<E> arithmetic, List<E> operands) {
    return Exponential.exp(arithmetic, operands.get(0));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Algebra algebra = Algebra.at(graph, self);
    return List.of(algebra.multiply(cotangent, self));
  }
}
