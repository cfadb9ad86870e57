package org.adjoint.compiler.op;

import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** The natural logarithm of 1 + a, accurate near 0. */
public record Log1p() implements Elementwise {
  @Override
  public String name() {
    return "log1p";
  }

  @Override
  public ElementType elementType(List<ElementType> operands) {
    return Types.sameFloat(this, operands);
  }

  @Override
  public <E> E meaning(Arithmetic<E> arithmetic, List<E> operands) {
    return Logarithm.log1p(arithmetic, operands.get(0));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Algebra algebra = Algebra.at(graph, self);
    Value a = self.operand(0);
    return List.of(algebra.divide(cotangent, algebra.add(algebra.like(a, 1), a)));
  }
}
