package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomGraphsTest {
  static Stream<String> exact() {
    return RuleNames.exact().stream();
  }

  @ParameterizedTest
  @MethodSource("exact")
  void eachExactRuleKeepsEveryBit(String name) {
    for (long seed = 0; seed < 25; seed++) {
      compare(RandomGraphs.of(seed, 40), Optimizer.only(Set.of(name)));
    }
  }

  @Test
  void allExactRulesTogetherKeepEveryBit() {
    Set<String> names = Set.copyOf(RuleNames.exact());
    for (long seed = 0; seed < 400; seed++) {
      compare(RandomGraphs.of(seed, 50), Optimizer.only(names));
    }
  }

  @Test
  void simplifyingKeepsEveryBitOfWhatHasNoStableForm() {
    Set<String> names = Set.copyOf(RuleNames.exact());
    for (long seed = 400; seed < 600; seed++) {
      List<Value> values = RandomGraphs.of(seed, 50);
      Bits.assertSame(values, Optimizer.only(names).simplify(new Graph(), values));
    }
  }

  @ParameterizedTest
  @MethodSource("exact")
  void eachExactRuleKeepsEveryBitOfLoops(String name) {
    for (long seed = 0; seed < 15; seed++) {
      compare(RandomLoops.of(seed, 30), Optimizer.only(Set.of(name)));
    }
  }

  @Test
  void allExactRulesTogetherKeepEveryBitOfLoops() {
    Set<String> names = Set.copyOf(RuleNames.exact());
    for (long seed = 0; seed < 200; seed++) {
      compare(RandomLoops.of(seed, 40), Optimizer.only(names));
    }
  }

  @Test
  void graphsBecomeSmaller() {
    Optimizer optimizer = Optimizer.full(false);
    for (long seed = 0; seed < 50; seed++) {
      optimizer.simplify(new Graph(), RandomGraphs.of(seed, 50));
    }
    assertThat(optimizer.report().valuesAfter()).isLessThan(optimizer.report().valuesBefore());
    assertThat(optimizer.report().capped()).isZero();
  }

  private static void compare(List<Value> values, Optimizer optimizer) {
    List<GraphFunction.Result> results = new ArrayList<>();
    for (Value value : values) {
      results.add(new GraphFunction.Result(new GraphFunction.Sink.Deliver(results.size()), value));
    }
    GraphFunction optimized =
        optimizer.optimize(List.of(new GraphFunction("predict", results))).get(0);
    Bits.assertSame(values, optimized.values());
    assertThat(optimizer.report().capped()).isZero();
  }
}
