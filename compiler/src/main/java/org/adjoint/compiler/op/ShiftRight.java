package org.adjoint.compiler.op;

import java.util.Arrays;
import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** The bits of an int moved right by a literal distance, zeros moving in. */
public record ShiftRight(int distance) implements Elementwise {
  @Override
  public String name() {
    return "shift_right";
  }

  @Override
  public ElementType elementType(List<ElementType> operands) {
    return Types.ints(this, operands);
  }

  @Override
  public <E> E meaning(Arithmetic<E> arithmetic, List<E> operands) {
    return arithmetic.shiftRight(operands.get(0), distance);
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return Arrays.asList(new Value[self.operands().size()]);
  }
}
