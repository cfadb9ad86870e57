package org.adjoint.compiler.op;

import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.LibraryFunction;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** a to the power b; safe at a = 0, where the logarithm in the derivative is not. */
public record Power() implements Elementwise {
  @Override
  public String name() {
    return "power";
  }

  @Override
  public ElementType elementType(List<ElementType> operands) {
    return Types.sameFloat(this, operands);
  }

  @Override
  public <E> E meaning(Arithmetic<E> arithmetic, List<E> operands) {
    return Pieces.library(arithmetic, LibraryFunction.POW, operands);
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    Algebra algebra = Algebra.at(graph, self);
    Value base = self.operand(0);
    Value exponent = self.operand(1);
    Value zero = algebra.like(base, 0);
    Value one = algebra.like(base, 1);
    Value less = algebra.power(base, algebra.subtract(exponent, one));
    Value slope =
        algebra.select(algebra.equal(exponent, zero), zero, algebra.multiply(exponent, less));
    Value positive = algebra.greater(base, zero);
    Value logarithm =
        algebra.select(positive, algebra.log(algebra.select(positive, base, one)), zero);
    return List.of(
        algebra.multiply(cotangent, slope),
        algebra.multiply(cotangent, algebra.multiply(self, logarithm)));
  }
}
