package org.adjoint.compiler.op;

import java.util.Arrays;
import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** a as another element type, as Java's casts do it. */
public record Convert(ElementType target) implements Elementwise {
  @Override
  public String name() {
    return "convert";
  }

  @Override
  public ElementType elementType(List<ElementType> operands) {
    return target;
  }

  @Override
  public <E> E meaning(Arithmetic<E> arithmetic, List<E> operands) {
    return arithmetic.convert(operands.get(0), target);
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    if (!target.isFloating() || !self.operand(0).element().isFloating()) {
      return Arrays.asList(new Value[1]);
    }
    return List.of(Algebra.at(graph, self).convert(cotangent, self.operand(0).element()));
  }
}
