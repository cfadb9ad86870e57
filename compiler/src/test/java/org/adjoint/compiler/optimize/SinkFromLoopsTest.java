package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.LoopBuilder;
import org.adjoint.compiler.op.LoopRun;
import org.junit.jupiter.api.Test;

class SinkFromLoopsTest {
  private static final Contraction PRODUCT =
      new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2));

  private final LoopTester pass = LoopTester.of(SinkFromLoops.class);

  /** A loop that gives stacks of what is made of its carry when the turn ends, and a capture. */
  private static LoopTester.Sample giving(BiFunction<Algebra, List<Value>, List<Value>> made) {
    return (a, graph, l) -> {
      LoopBuilder builder = new LoopBuilder(Dimension.of(3), false);
      Algebra body = Algebra.of(builder.body(), Origin.NONE);
      Value carry = builder.carry(l.floats("s", 2, 4));
      Value slice = builder.slice(l.floats("x", 3, 2, 4));
      Value capture = builder.outside(l.floats("w", 4, 4));
      Value next = body.sin(body.add(carry, slice));
      LoopRun run = builder.run(List.of(next));
      return made.apply(body, List.of(next, capture, carry)).stream()
          .map(value -> run.stack(graph, value))
          .toList();
    };
  }

  private static String after(String text) {
    return text.substring(text.indexOf("next carry 0"));
  }

  @Test
  void makesOneProductOfTheProductsOfAllTurns() {
    String text =
        pass.rewritten(
            giving((a, v) -> List.of(a.contract(v.get(0), v.get(1), PRODUCT), v.get(2))));
    assertThat(after(text)).contains("stack %1 of loop 1", "contraction dab,bc->dac(");
  }

  @Test
  void movesAndComputesBehindWhatIsKeptAnyway() {
    String text =
        pass.rewritten(
            giving(
                (a, v) ->
                    List.of(
                        a.exp(a.multiply(v.get(0), v.get(0))),
                        a.transpose(v.get(0), List.of(1, 0)))));
    assertThat(after(text)).contains("stack %1 of loop 1", "transpose [0, 2, 1]", "exp(");
  }

  @Test
  void leavesWhatWouldHaveToBeKeptForIt() {
    String text = pass.left(giving((a, v) -> List.of(a.exp(a.multiply(v.get(0), v.get(2))))));
    assertThat(after(text)).contains("stack").doesNotContain("exp(");
  }

  @Test
  void leavesWhatACarryNeeds() {
    String text = pass.left(giving((a, v) -> List.of(v.get(0), v.get(2))));
    assertThat(after(text)).contains("stack %1 of loop 1", "stack carry 0 of loop 1");
  }
}
