package org.adjoint.compiler.op;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Value;

/** What computing a value by itself takes, before anything is fused. */
public final class ValueCost {
  /** Elementwise operations of many instructions an element, or of slow ones. */
  private static final Set<Class<?>> DEAR =
      Set.of(
          Divide.class,
          Sqrt.class,
          Power.class,
          Exp.class,
          Expm1.class,
          Log.class,
          Log1p.class,
          Sin.class,
          Cos.class,
          Tanh.class,
          Sigmoid.class,
          Softplus.class,
          Erf.class,
          RandomBits.class);

  private ValueCost() {}

  /** Whether it takes an instruction or two an element to make the value of its operands. */
  public static boolean isCheap(Value value) {
    return value.operation() instanceof Movement
        || value.operation() instanceof Elementwise && !DEAR.contains(value.operation().getClass());
  }

  /**
   * The arithmetic operations on elements, a multiplication that is added counted as two; moving
   * elements counts nothing.
   *
   * @param batch the rows of a batch; other batch are taken for a usual size
   */
  public static long operations(Value value, long batch) {
    if (value.operation() instanceof Contraction contraction) {
      return 2 * products(contraction, value.operands(), batch);
    }
    if (value.operation() instanceof Reduce) {
      return value.operand(0).shape().size().expected(batch);
    }
    boolean computes =
        value.operation() instanceof Elementwise
            && !(value.operation() instanceof StopGradient)
            && !(value.operation() instanceof Convert);
    return computes ? value.shape().size().expected(batch) : 0;
  }

  /** The operations of several values; a loop that some are results of counts once, all turns. */
  public static long operations(Collection<Value> values, long batch) {
    long sum = 0;
    Map<LoopRun, Set<Value>> bodies = new HashMap<>();
    for (Value value : values) {
      sum += operations(value, batch);
      if (value.operation() instanceof Scan scan) {
        Set<Value> roots =
            bodies.computeIfAbsent(
                LoopRun.of(value), run -> new LinkedHashSet<>(run.loop().next()));
        if (scan.result() instanceof Scan.Result.Stack stack) {
          roots.add(stack.value());
        }
      }
    }
    for (Map.Entry<LoopRun, Set<Value>> body : bodies.entrySet()) {
      long turn = operations(Graph.reachable(List.copyOf(body.getValue())), batch);
      sum += turn * body.getKey().loop().extent().expected(batch);
    }
    return sum;
  }

  private static long products(Contraction contraction, List<Value> operands, long batch) {
    Map<Integer, Long> extents = new HashMap<>();
    note(contraction.left(), operands.get(0), batch, extents);
    note(contraction.right(), operands.get(1), batch, extents);
    return extents.values().stream().reduce(1L, Math::multiplyExact);
  }

  private static void note(
      List<Integer> labels, Value operand, long batch, Map<Integer, Long> extents) {
    for (int axis = 0; axis < labels.size(); axis++) {
      extents.put(labels.get(axis), operand.shape().get(axis).expected(batch));
    }
  }
}
