package org.adjoint.compiler.op;

import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** The error function. */
public record Erf() implements Elementwise {
  @Override
  public String name() {
    return "erf";
  }

  @Override
  public ElementType elementType(List<ElementType> operands) {
    return Types.sameFloat(this, operands);
  }

  @Override
  public <E> E meaning(Arithmetic<E> arithmetic, List<E> operands) {
    return ErrorFunction.erf(arithmetic, operands.get(0));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Algebra algebra = Algebra.at(graph, self);
    Value a = self.operand(0);
    Value bell = algebra.exp(algebra.negate(algebra.multiply(a, a)));
    Value slope = algebra.multiply(algebra.like(a, 2 / Math.sqrt(Math.PI)), bell);
    return List.of(algebra.multiply(cotangent, slope));
  }
}
