package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.LoopBuilder;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class HoistFromLoopsTest {
  private static final Contraction PRODUCT =
      new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2));

  private final LoopTester pass = LoopTester.of(HoistFromLoops.class);

  /** A loop that adds to its carry what is made of a slice and a capture. */
  private static LoopTester.Sample adding(BiFunction<Algebra, List<Value>, Value> term) {
    return (a, graph, l) -> {
      LoopBuilder builder = new LoopBuilder(Dimension.of(3), false);
      Algebra body = Algebra.of(builder.body(), Origin.NONE);
      Value carry = builder.carry(l.floats("s", 2, 4));
      Value slice = builder.slice(l.floats("x", 3, 2, 4));
      Value capture = builder.outside(l.floats("w", 4, 4));
      Value position = body.convert(builder.position(), ElementType.FLOAT32);
      Value made = term.apply(body, List.of(slice, capture, carry, position));
      LoopRun run = builder.run(List.of(body.add(carry, made)));
      return List.of(run.last(graph, 0, Origin.NONE));
    };
  }

  @Test
  void makesOneProductOfTheProductsOfAllTurns() {
    String text = pass.rewritten(adding((a, v) -> a.sin(a.contract(v.get(0), v.get(1), PRODUCT))));
    assertThat(text).containsSubsequence("contraction dab,bc->dac(x, w)", "sin(", "loop 1");
    assertThat(text.substring(text.indexOf("loop 1"))).doesNotContain("contraction", "sin");
  }

  @Test
  void makesWhatIsTheSameInAllTurnsOnce() {
    String text =
        pass.left(adding((a, v) -> a.contract(v.get(2), a.sin(a.exp(v.get(1))), PRODUCT)));
    assertThat(text).containsSubsequence("exp(w)", "sin(", "loop 1", "contraction");
  }

  @Test
  void leavesWhatDependsOnACarryAndWhatIsCheap() {
    String text =
        pass.left(
            adding((a, v) -> a.multiply(a.sin(v.get(0)), a.contract(v.get(2), v.get(1), PRODUCT))));
    assertThat(text.substring(text.indexOf("loop 1"))).contains("contraction", "sin");
  }

  @Test
  void countsTurnsByAxis() {
    String text =
        pass.rewritten(
            adding(
                (a, v) -> {
                  Value sum = a.reduce(Reduce.Kind.SUM, v.get(0), List.of(0, 1));
                  return a.fill(a.multiply(sum, v.get(3)), v.get(0).shape());
                }));
    assertThat(text).containsSubsequence("iota()", "reduce_sum [1, 2](x)", "loop 1");
  }

  @Test
  void aLoopThatCarriesNothingIsGone() {
    String text =
        pass.rewritten(
            (a, graph, l) -> {
              LoopBuilder builder = new LoopBuilder(Dimension.of(3), true);
              Algebra body = Algebra.of(builder.body(), Origin.NONE);
              Value slice = builder.slice(l.floats("x", 3, 2, 4));
              Value table = builder.outside(l.floats("t", 5, 2));
              Value places = builder.slice(l.ints("i", 3, 4));
              Value row = body.gather(table, places, 0);
              Value mixed = body.concat(List.of(body.transpose(slice, List.of(1, 0)), row), 1);
              LoopRun run = builder.run(List.of());
              return List.of(run.stack(graph, body.reverse(body.exp(mixed), 0)));
            });
    assertThat(text).contains("concat [2]").doesNotContain("loop 1");
  }
}
