package org.adjoint.compiler.op;

import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** |a|; the derivative at 0 is 0. */
public record Absolute() implements Elementwise {
  @Override
  public String name() {
    return "absolute";
  }

  @Override
  public ElementType elementType(List<ElementType> operands) {
    return Types.sameNumber(this, operands);
  }

  @Override
  public <E> E meaning(Arithmetic<E> arithmetic, List<E> operands) {
    return arithmetic.absolute(operands.get(0));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Algebra algebra = Algebra.at(graph, self);
    return List.of(algebra.multiply(cotangent, algebra.sign(self.operand(0))));
  }
}
