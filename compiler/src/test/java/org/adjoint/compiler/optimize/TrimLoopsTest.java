package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.LoopBuilder;
import org.adjoint.compiler.op.LoopRun;
import org.junit.jupiter.api.Test;

class TrimLoopsTest {
  private final LoopTester pass = LoopTester.of(TrimLoops.class);

  @Test
  void dropsACarryThatOnlyItselfNeeds() {
    String text =
        pass.rewritten(
            (a, graph, l) -> {
              LoopBuilder builder = new LoopBuilder(Dimension.of(3), false);
              Algebra body = Algebra.of(builder.body(), Origin.NONE);
              Value used = builder.carry(l.floats("s", 2));
              Value idle = builder.carry(l.floats("t", 2));
              Value slice = builder.slice(l.floats("x", 3, 2));
              Value other = builder.slice(l.floats("y", 3, 2));
              LoopRun run = builder.run(List.of(body.multiply(used, slice), body.add(idle, other)));
              return List.of(run.last(graph, 0, Origin.NONE));
            });
    assertThat(text).contains("from s", "of x").doesNotContain("from t", "of y");
  }

  @Test
  void keepsACarryThatAnotherNeeds() {
    String text =
        pass.left(
            (a, graph, l) -> {
              LoopBuilder builder = new LoopBuilder(Dimension.of(3), false);
              Algebra body = Algebra.of(builder.body(), Origin.NONE);
              Value first = builder.carry(l.floats("s", 2));
              Value second = builder.carry(l.floats("t", 2));
              LoopRun run = builder.run(List.of(body.multiply(first, second), body.sin(second)));
              return List.of(run.last(graph, 0, Origin.NONE));
            });
    assertThat(text).contains("from s", "from t");
  }

  @Test
  void capturesACarryThatStaysWhatItIs() {
    String text =
        pass.rewritten(
            (a, graph, l) -> {
              LoopBuilder builder = new LoopBuilder(Dimension.of(3), true);
              Algebra body = Algebra.of(builder.body(), Origin.NONE);
              Value sum = builder.carry(l.floats("s", 2));
              Value same = builder.carry(l.floats("t", 2));
              LoopRun run = builder.run(List.of(body.multiply(sum, same), same));
              return List.of(run.last(graph, 0, Origin.NONE), run.last(graph, 1, Origin.NONE));
            });
    assertThat(text).contains("carry 0: float[2] from s", "capture 0: float[2] of t");
    assertThat(text).contains("result 1 = t").doesNotContain("from t");
  }

  @Test
  void mergesCarriesThatAreTheSame() {
    String text =
        pass.rewritten(
            (a, graph, l) -> {
              LoopBuilder builder = new LoopBuilder(Dimension.of(3), false);
              Algebra body = Algebra.of(builder.body(), Origin.NONE);
              Value first = l.floats("s", 2);
              Value one = builder.carry(first);
              Value two = builder.carry(first);
              Value next = body.multiply(one, body.sin(two));
              LoopRun run = builder.run(List.of(next, next));
              return List.of(run.last(graph, 0, Origin.NONE), run.last(graph, 1, Origin.NONE));
            });
    assertThat(text).contains("carry 0").doesNotContain("carry 1");
  }

  @Test
  void readsWhatASequenceRepeatsOnce() {
    String text =
        pass.rewritten(
            (a, graph, l) -> {
              LoopBuilder builder = new LoopBuilder(Dimension.of(3), false);
              Algebra body = Algebra.of(builder.body(), Origin.NONE);
              Value carry = builder.carry(l.floats("s", 2));
              Value repeated = a.broadcast(l.floats("r", 2), Shape.of(3, 2), List.of(1));
              LoopRun run = builder.run(List.of(body.multiply(carry, builder.slice(repeated))));
              return List.of(run.last(graph, 0, Origin.NONE));
            });
    assertThat(text).contains("capture 0: float[2] of r").doesNotContain("slice");
  }
}
