package org.adjoint.compiler.op;

import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** The larger of a and b; NaN wins. Operands that tie share the cotangent. */
public record Maximum() implements Elementwise {
  @Override
  public String name() {
    return "maximum";
  }

  @Override
  public ElementType elementType(List<ElementType> operands) {
    return Types.sameNumber(this, operands);
  }

  @Override
  public <E> E meaning(Arithmetic<E> arithmetic, List<E> operands) {
    return arithmetic.maximum(operands.get(0), operands.get(1));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Algebra algebra = Algebra.at(graph, self);
    Value a = self.operand(0);
    Value b = self.operand(1);
    Value zero = algebra.like(cotangent, 0);
    Value half = algebra.multiply(cotangent, algebra.like(cotangent, 0.5));
    Value tie = algebra.equal(a, b);
    Value ofFirst = algebra.select(algebra.greater(a, b), cotangent, zero);
    Value ofSecond = algebra.select(algebra.greater(b, a), cotangent, zero);
    return List.of(algebra.select(tie, half, ofFirst), algebra.select(tie, half, ofSecond));
  }
}
