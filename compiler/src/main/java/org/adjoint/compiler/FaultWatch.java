package org.adjoint.compiler;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Constant;
import org.jspecify.annotations.Nullable;

/** Notes which values hold a number that is not finite, and where in a loop the first was made. */
final class FaultWatch implements Interpreter.Observer {
  private final Set<Value> faulty = new HashSet<>();
  private final Map<Loop, InTurn> firsts = new HashMap<>();

  /**
   * A value of a loop's body that made such a number of others, and its numbers then.
   *
   * @param position the position of the turn's slices
   * @param near the tensors of the turn so far, its own among them
   */
  record InTurn(Value value, int position, Map<Value, Tensor> near) {}

  /** The values at fault. */
  Set<Value> faulty() {
    return faulty;
  }

  /** The first value of a loop, and of those within it, that was at fault of itself. */
  @Nullable InTurn first(Loop loop) {
    return firsts.get(loop);
  }

  @Override
  public void computed(Value value, Tensor tensor) {
    if (isFault(value, tensor)) {
      faulty.add(value);
    }
  }

  @Override
  public Interpreter.Observer turn(Loop loop, int position) {
    return new Turn(loop, position);
  }

  /** A constant is meant to be what it is, infinite or not. */
  private static boolean isFault(Value value, Tensor tensor) {
    return !(value.operation() instanceof Constant) && firstFault(tensor) >= 0;
  }

  /** The place of the first element that is not finite, or -1. */
  static int firstFault(Tensor tensor) {
    if (!tensor.element().isFloating()) {
      return -1;
    }
    for (int place = 0; place < tensor.size(); place++) {
      if (!Double.isFinite(tensor.get(place))) {
        return place;
      }
    }
    return -1;
  }

  /** Watches a turn of a loop until something is found in any of its turns. */
  private final class Turn implements Interpreter.Observer {
    private final Loop outermost;
    private final int position;
    private final Map<Value, Tensor> near = new HashMap<>();
    private final Set<Value> known = new HashSet<>();

    Turn(Loop outermost, int position) {
      this.outermost = outermost;
      this.position = position;
    }

    @Override
    public void computed(Value value, Tensor tensor) {
      if (firsts.containsKey(outermost)) {
        return;
      }
      near.put(value, tensor);
      if (isFault(value, tensor)) {
        known.add(value);
        boolean given = value.operation() instanceof LoopVariable;
        if (!given && value.operands().stream().noneMatch(known::contains)) {
          firsts.put(outermost, new InTurn(value, position, near));
        }
      }
    }

    @Override
    public Interpreter.Observer turn(Loop loop, int inner) {
      return new Turn(outermost, position);
    }
  }
}
