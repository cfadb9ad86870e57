package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;

/** Applies one rule, and no other, to small graphs. */
final class RuleTester {
  private final String name;

  private RuleTester(String name) {
    this.name = name;
  }

  static RuleTester of(Class<?> ruleOrPass) {
    return new RuleTester(ruleOrPass.getSimpleName());
  }

  /** Makes a value of leaves. */
  interface Sample extends BiFunction<Algebra, Leaves, Value> {}

  /** Fails unless the rule fires and gives a formula of the same bits. */
  void rewrites(Sample sample, String expected) {
    Value before = before(sample);
    Value after = after(before, true);
    assertThat(Formula.of(after)).isEqualTo(expected);
    Bits.assertSame(List.of(before), List.of(after));
  }

  /** Fails unless the rule fires and gives a formula, whose bits may differ. */
  void reforms(Sample sample, String expected) {
    assertThat(Formula.of(after(before(sample), true))).isEqualTo(expected);
  }

  /** Fails if the rule fires. */
  void leaves(Sample sample) {
    Value before = before(sample);
    assertThat(Formula.of(after(before, false))).isEqualTo(Formula.of(before));
  }

  private static Value before(Sample sample) {
    Graph graph = new Graph();
    return sample.apply(Algebra.of(graph, Origin.NONE), new Leaves(graph));
  }

  private Value after(Value before, boolean fires) {
    Optimizer optimizer = Optimizer.only(Set.of(name));
    boolean early =
        RuleOrder.rules(true).stream()
            .anyMatch(
                rule ->
                    rule.name().equals(name) && rule.stage() == OrderedRule.Stage.BEFORE_GRADIENT);
    Value after =
        early
            ? optimizer.simplify(new Graph(), List.of(before)).get(0)
            : optimize(optimizer, before);
    assertThat(optimizer.report().fired(name) > 0).as(name + " fires").isEqualTo(fires);
    assertThat(optimizer.report().capped()).isZero();
    return after;
  }

  private static Value optimize(Optimizer optimizer, Value value) {
    GraphFunction.Result result =
        new GraphFunction.Result(new GraphFunction.Sink.Deliver(0), value);
    GraphFunction function = new GraphFunction("predict", List.of(result));
    return optimizer.optimize(List.of(function)).get(0).values().get(0);
  }
}
