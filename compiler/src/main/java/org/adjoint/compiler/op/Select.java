package org.adjoint.compiler.op;

import java.util.Arrays;
import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** a where the condition holds, else b; operands: condition, a, b. */
public record Select() implements Elementwise {
  @Override
  public String name() {
    return "select";
  }

  @Override
  public ElementType elementType(List<ElementType> operands) {
    return Types.select(this, operands);
  }

  @Override
  public <E> E meaning(Arithmetic<E> arithmetic, List<E> operands) {
    return arithmetic.select(operands.get(0), operands.get(1), operands.get(2));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Algebra algebra = Algebra.at(graph, self);
    Value condition = self.operand(0);
    Value zero = algebra.like(cotangent, 0);
    return Arrays.asList(
        null,
        algebra.select(condition, cotangent, zero),
        algebra.select(condition, zero, cotangent));
  }
}
