package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Negate;
import org.adjoint.compiler.op.Tanh;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.junit.jupiter.api.Test;

class RewriterTest {
  private static OrderedRule<?> rule(Rule<Elementwise> rule) {
    return new OrderedRule<>(
        Elementwise.class, rule, OrderedRule.Kind.EXACT, OrderedRule.Stage.ALWAYS, "a test");
  }

  private static List<Rewriter.Counted> counted(OrderedRule<?>... rules) {
    return Stream.of(rules)
        .map(rule -> new Rewriter.Counted(rule, new Tally(rule.name())))
        .toList();
  }

  private static Value chain(Graph graph, int length) {
    Algebra algebra = Algebra.of(graph, Origin.NONE);
    Value value = new Leaves(graph).x();
    Value one = new Leaves(graph).fill(1);
    for (int link = 0; link < length; link++) {
      value =
          switch (link % 4) {
            case 0 -> algebra.add(value, one);
            case 1 -> algebra.multiply(value, one);
            case 2 -> algebra.tanh(value);
            default -> algebra.negate(value);
          };
    }
    return value;
  }

  @Test
  void triesEachRuleAboutOnceAValue() {
    long shorter = tries(5_000);
    long longer = tries(20_000);
    assertThat(longer).isBetween(shorter * 39 / 10, shorter * 41 / 10);
  }

  private static long tries(int length) {
    Optimizer optimizer = Optimizer.full(false);
    optimizer.simplify(new Graph(), List.of(chain(new Graph(), length)));
    assertThat(optimizer.report().capped()).isZero();
    return optimizer.report().lines().stream().mapToLong(OptimizerReport.Line::tried).sum();
  }

  @Test
  void endsWhereRulesUndoEachOther() {
    OrderedRule<?> there = rule((o, value, a) -> Match.operandOf(Tanh.class, value).map(a::negate));
    OrderedRule<?> back = rule((o, value, a) -> Match.operandOf(Negate.class, value).map(a::tanh));
    Graph graph = new Graph();
    Value value = Algebra.of(graph, Origin.NONE).tanh(new Leaves(graph).x());
    Rewriter rewriter = new Rewriter(new Graph(), counted(there, back), RewriteObserver.NONE);
    assertThat(rewriter.rewrite(List.of(value))).hasSize(1);
    assertThat(rewriter.capped()).isEqualTo(1);
  }

  @Test
  void endsWhereARuleMakesEverMore() {
    OrderedRule<?> more = rule((o, value, a) -> Optional.of(a.add(value, a.exp(value))));
    Graph graph = new Graph();
    Value value = Algebra.of(graph, Origin.NONE).tanh(new Leaves(graph).x());
    Rewriter rewriter = new Rewriter(new Graph(), counted(more), RewriteObserver.NONE);
    assertThat(Graph.reachable(rewriter.rewrite(List.of(value)))).hasSizeLessThan(2_000);
    assertThat(rewriter.capped()).isEqualTo(1);
  }

  @Test
  void leavesWhatNoRuleFitsAsItIsInItsOwnGraph() {
    Graph graph = new Graph();
    Value value = chain(graph, 1);
    Rewriter rewriter = new Rewriter(graph, counted(), RewriteObserver.NONE);
    assertThat(rewriter.rewrite(List.of(value))).containsExactly(value);
  }

  @Test
  void dropsWhatNothingIsMadeOf() {
    Graph graph = new Graph();
    Algebra algebra = Algebra.of(graph, Origin.NONE);
    Value value = new Leaves(graph).x();
    algebra.exp(value);
    Graph rebuilt = new Graph();
    new Rewriter(rebuilt, counted(), RewriteObserver.NONE).rewrite(List.of(algebra.negate(value)));
    assertThat(rebuilt.size()).isEqualTo(2);
  }

  @Test
  void namesTheTextOfWhatWasRewritten() {
    Graph graph = new Graph();
    Span span = SourceText.of("a.nn", "log(1 + x)").span(0, 10);
    Algebra algebra = Algebra.of(graph, Origin.of(span));
    Value value = algebra.log(algebra.add(new Leaves(graph).x(), new Leaves(graph).fill(1)));
    Value log1p = Optimizer.full(false).simplify(new Graph(), List.of(value)).get(0);
    assertThat(log1p.origin().span()).isEqualTo(span);
  }
}
