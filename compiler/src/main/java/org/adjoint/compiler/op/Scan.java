package org.adjoint.compiler.op;

import java.util.List;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.TypeMismatch;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * One result of a loop. Operands are, in this order, the carries as they begin, the sequences (the
 * loop's axis first) and the captures; all results of one loop on the same operands are made by
 * running it once.
 */
public record Scan(Loop loop, Result result) implements Operation {
  /** What of the loop is the result. */
  public sealed interface Result {
    /** A carry's value after the last turn; as it began where there is no turn. */
    record Last(int carry) implements Result {}

    /** A value of the body in all turns, the loop's axis first, each at its turn's position. */
    record Stack(Value value) implements Result {}
  }

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    if (!operands.equals(loop.operands())) {
      throw new TypeMismatch("a loop takes " + loop.operands() + ", found " + operands);
    }
    if (result instanceof Result.Last last) {
      return loop.next().get(last.carry()).type();
    }
    return loop.stacked(((Result.Stack) result).value().type());
  }

  /** Gives none: {@code autodiff} takes all results of a loop together. */
  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    throw new IllegalStateException("the results of a loop are differentiated together");
  }
}
