package org.adjoint.compiler.autodiff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Negate;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Reshape;
import org.adjoint.compiler.op.ScatterAdd;
import org.adjoint.compiler.op.Transpose;

/**
 * The sums of values of a loop's body over all its turns, formed outside the loop: a contraction of
 * stacks instead of a sum of contractions, one reduction, one scatter.
 */
final class TurnSums {
  /** A value with more elements than this is summed turn by turn rather than stacked. */
  private static final int MOST_ELEMENTS = 1 << 14;

  private final Set<Value> constant;
  private final Map<Value, Form> forms = new HashMap<>();
  private final Set<Value> stacked = new LinkedHashSet<>();
  private final Set<Value> accumulated = new LinkedHashSet<>();

  /**
   * Nothing is summed yet.
   *
   * @param constant the values that are the same in all turns
   */
  TurnSums(Set<Value> constant) {
    this.constant = constant;
  }

  /** What the loop gives to form sums of. */
  record Given(
      Graph graph,
      UnaryOperator<Value> stack,
      UnaryOperator<Value> accumulated,
      UnaryOperator<Value> outside) {}

  /** How a sum is formed once the loop is there. */
  private interface Form {
    Value of(Given given, Algebra algebra);
  }

  /** The values whose stacks are needed. */
  Set<Value> stacked() {
    return stacked;
  }

  /** The values that the loop has to sum in a carry. */
  Set<Value> accumulated() {
    return accumulated;
  }

  /** Finds how a value is to be summed. */
  void plan(Value value) {
    form(value);
  }

  /** The sum of a value that was planned. */
  Value sum(Value value, Given given) {
    return form(value).of(given, Algebra.at(given.graph(), value));
  }

  private Form form(Value value) {
    Form known = forms.get(value);
    if (known == null) {
      known = find(value);
      forms.put(value, known);
    }
    return known;
  }

  private Form find(Value value) {
    if (value.operation() instanceof Add) {
      return sumOfTerms(value);
    }
    if (isLinear(value)) {
      Form operand = form(value.operand(0));
      return (given, algebra) -> algebra.apply(value.operation(), operand.of(given, algebra));
    }
    if (value.operation() instanceof Contraction contraction) {
      return contraction(contraction, value);
    }
    if (value.operation() instanceof Reduce reduce && reduce.kind() == Reduce.Kind.SUM) {
      return reduction(value.operand(0), reduce.axes());
    }
    if (value.operation() instanceof ScatterAdd scatter) {
      return scatter(scatter, value);
    }
    boolean small = value.shape().isConstant() && value.shape().size().constant() <= MOST_ELEMENTS;
    if (small) {
      return reduction(value, List.of());
    }
    accumulated.add(value);
    return (given, algebra) -> given.accumulated().apply(value);
  }

  /** Goes down the left operands by a loop: a cotangent is as long a sum as a value has uses. */
  private Form sumOfTerms(Value sum) {
    Deque<Form> terms = new ArrayDeque<>();
    Value rest = sum;
    while (rest.operation() instanceof Add) {
      terms.push(form(rest.operand(1)));
      rest = rest.operand(0);
    }
    Form first = form(rest);
    return (given, algebra) -> {
      Value total = first.of(given, algebra);
      for (Form term : terms) {
        total = algebra.add(total, term.of(given, algebra));
      }
      return total;
    };
  }

  private static boolean isLinear(Value value) {
    return value.operation() instanceof Negate
        || value.operation() instanceof Transpose
        || value.operation() instanceof Reshape
        || value.operation() instanceof Broadcast
        || value.operation() instanceof Pad pad && pad.fill() == 0;
  }

  private Form reduction(Value value, List<Integer> axes) {
    stacked.add(value);
    List<Integer> all = new ArrayList<>(List.of(0));
    axes.forEach(axis -> all.add(axis + 1));
    return (given, algebra) -> algebra.reduce(Reduce.Kind.SUM, given.stack().apply(value), all);
  }

  private Form contraction(Contraction contraction, Value value) {
    Value a = value.operand(0);
    Value b = value.operand(1);
    if (constant.contains(a)) {
      Form sum = form(b);
      return (given, algebra) ->
          algebra.contract(given.outside().apply(a), sum.of(given, algebra), contraction);
    }
    if (constant.contains(b)) {
      Form sum = form(a);
      return (given, algebra) ->
          algebra.contract(sum.of(given, algebra), given.outside().apply(b), contraction);
    }
    stacked.add(a);
    stacked.add(b);
    Contraction overTurns = overTurns(contraction);
    return (given, algebra) ->
        algebra.contract(given.stack().apply(a), given.stack().apply(b), overTurns);
  }

  /** The contraction of stacks that also sums over the turns, these slowest. */
  private static Contraction overTurns(Contraction contraction) {
    int turn =
        IntStream.concat(
                    contraction.left().stream().mapToInt(i -> i),
                    contraction.right().stream().mapToInt(i -> i))
                .max()
                .orElse(-1)
            + 1;
    List<Integer> left = new ArrayList<>(List.of(turn));
    left.addAll(contraction.left());
    List<Integer> right = new ArrayList<>(List.of(turn));
    right.addAll(contraction.right());
    return new Contraction(left, right, contraction.result());
  }

  private Form scatter(ScatterAdd scatter, Value value) {
    Value slices = value.operand(0);
    Value indices = value.operand(1);
    if (constant.contains(indices)) {
      Form sum = form(slices);
      return (given, algebra) ->
          algebra.apply(scatter, sum.of(given, algebra), given.outside().apply(indices));
    }
    stacked.add(slices);
    stacked.add(indices);
    // The turns become the first axis of the indices, wherever that is among those of the slices.
    List<Integer> order =
        new ArrayList<>(IntStream.rangeClosed(1, slices.shape().rank()).boxed().toList());
    order.add(scatter.axis(), 0);
    return (given, algebra) ->
        algebra.apply(
            scatter,
            algebra.transpose(given.stack().apply(slices), order),
            given.stack().apply(indices));
  }
}
