package org.adjoint.compiler.op;

import java.util.List;
import java.util.Locale;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.TypeMismatch;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * One number from all elements along some axes, which the result no longer has.
 *
 * <p>The order is part of the meaning: the elements of the reduced axes are numbered in row-major
 * order, element {@code r} goes to partial result {@code r mod 16} in ascending order, and the
 * sixteen are combined in a tree: {@code i} with {@code i + 8}, then 4, 2, 1. Each partial starts
 * at the neutral element.
 */
public record Reduce(Kind kind, List<Integer> axes) implements Operation {
  /** The number of partial results. */
  public static final int PARTIALS = 16;

  /** How two elements become one. */
  public enum Kind {
    SUM(0),
    PRODUCT(1),
    MINIMUM(Double.POSITIVE_INFINITY),
    MAXIMUM(Double.NEGATIVE_INFINITY);

    private final double neutral;

    Kind(double neutral) {
      this.neutral = neutral;
    }

    /** What changes nothing when combined; for ints the nearest int. */
    public double neutral(ElementType element) {
      if (element == ElementType.INT32) {
        return Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, neutral));
      }
      return neutral;
    }
  }

  public Reduce {
    axes = axes.stream().sorted().toList();
  }

  @Override
  public String name() {
    return "reduce_" + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    TensorType operand = operands.get(0);
    if (operand.element() == ElementType.BOOL) {
      throw new TypeMismatch("`" + name() + "` needs numbers, found " + operand);
    }
    return operand.withShape(operand.shape().without(axes));
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return List.of(ReduceGradient.of(this, self, cotangent, Algebra.at(graph, self)));
  }
}
