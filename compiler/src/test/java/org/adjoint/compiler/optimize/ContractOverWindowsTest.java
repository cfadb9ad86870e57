package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Precision;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Unskew;
import org.junit.jupiter.api.Test;

class ContractOverWindowsTest {
  private final RuleTester rule = RuleTester.of(ContractOverWindows.class);

  /** Of {@code [2, 4, 5]} by places and filters, and a kernel of three places, 6 channels. */
  private static Value gradient(Algebra a, Leaves l) {
    Contraction product = new Contraction(List.of(0, 1, 2), List.of(3, 4, 2), List.of(0, 1, 3, 4));
    Value each = a.contract(l.floats("y", 2, 4, 5), l.floats("w", 3, 6, 5), product);
    return summed(a, each);
  }

  private static Value summed(Algebra a, Value each) {
    Value spread = a.apply(new Unskew(1, 2, 1, 1, Dimension.of(6)), each);
    return a.reduce(Reduce.Kind.SUM, spread, List.of(2));
  }

  @Test
  void sumsOverTheWindowsInTheProduct() {
    rule.reforms(
        ContractOverWindowsTest::gradient,
        "contraction[abdc,dec->abe](slice[2: 2+3*-1](unskew[1: 6*1+1](broadcast[2, 4, 3, 5]@[0, 1, 3](y))),"
            + " slice[0: 2+3*-1](w))");
  }

  @Test
  void knowsTheLineOnTheRight() {
    Contraction product = new Contraction(List.of(3, 4, 2), List.of(0, 1, 2), List.of(0, 1, 3, 4));
    rule.reforms(
        (a, l) -> summed(a, a.contract(l.floats("w", 3, 6, 5), l.floats("y", 2, 4, 5), product)),
        "contraction[dec,abdc->abe](slice[0: 2+3*-1](w),"
            + " slice[2: 2+3*-1](unskew[1: 6*1+1](broadcast[2, 4, 3, 5]@[0, 1, 3](y))))");
  }

  @Test
  void leavesWindowsThatBothHave() {
    Contraction product =
        new Contraction(List.of(0, 1, 3, 2), List.of(3, 4, 2), List.of(0, 1, 3, 4));
    rule.leaves(
        (a, l) ->
            summed(a, a.contract(l.floats("y", 2, 4, 3, 5), l.floats("w", 3, 6, 5), product)));
  }

  @Test
  void leavesOtherReductions() {
    rule.leaves(
        (a, l) -> {
          Value spread = gradient(a, l).operand(0);
          return a.reduce(Reduce.Kind.MAXIMUM, spread, List.of(2));
        });
  }

  @Test
  void staysAsAccurate() {
    Graph graph = new Graph();
    Value before = gradient(Algebra.of(graph, Origin.NONE), new Leaves(graph));
    Value after = Optimizer.full(false).simplify(new Graph(), List.of(before)).get(0);
    assertThat(after.operation()).isInstanceOf(Contraction.class);
    Random random = new Random(5);
    Map<Leaf, Tensor> leaves = new HashMap<>();
    for (Value value : Graph.reachable(List.of(before))) {
      if (value.operation() instanceof Leaf leaf) {
        int[] extents =
            leaf.resultType().shape().dimensions().stream()
                .mapToInt(extent -> (int) extent.constant())
                .toArray();
        leaves.put(leaf, Hostile.tame(leaf, extents, random));
      }
    }
    Interpreter interpreter = Interpreter.of(leaves, Map.of());
    Tensor exact = interpreter.in(Precision.DOUBLE).evaluate(before);
    Tensor found = interpreter.evaluate(after);
    for (int i = 0; i < exact.size(); i++) {
      assertThat(found.get(i)).isCloseTo(exact.get(i), within(1e-5 * (1 + Math.abs(exact.get(i)))));
    }
  }
}
