package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.plan.Chain;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop of a few lines that unrolls to thousands of operations. */
class LongProgramTest {
  /** Planned in a second or two; before chains were bounded it took more than nine minutes. */
  @Test
  @Timeout(300)
  void isPlannedInTimeThatGrowsWithItsLength() {
    Plan plan = compile("for i in 0 ..< 7500 { x = sin(x) + cos(x) }").plan();

    List<Integer> lengths = new ArrayList<>();
    for (Plan.PlannedFunction function : plan.functions()) {
      for (Chain chain : function.chains()) {
        lengths.add(chain.links().size());
      }
    }
    assertThat(lengths).contains(64).allMatch(length -> length <= 64);
  }

  /** HotSpot compiles no method of more than 8,000 bytes, and a class that has one is refused. */
  @Test
  void runsInMethodsThatAreCompiled() {
    ProgramFactory factory = compile("for i in 0 ..< 1000 { x = sin(x) + cos(x) }").factory();
    float[] found = new float[8];
    try (Team team = Team.of(1)) {
      Program program = factory.create(factory.newStorage(), 2, team);
      Object[] feed = {new float[] {0, 1, 2, 3, -4, 5, -6, 7}};
      program.predict(feed, 2, new StepScalars(), new Object[] {found});
    }
    // Where sin x + cos x = x, to which every beginning comes: |cos x - sin x| < 1 there.
    for (float each : found) {
      assertThat(each).isCloseTo(1.2587281f, within(1e-6f));
    }
  }

  @Test
  void isRefusedWhereItIsTooLong() {
    CompiledModel model = compile("for i in 0 ..< 21000 { x = sin(x) + cos(x) }");

    assertThatThrownBy(model::plan)
        .isInstanceOf(CompilationException.class)
        .hasMessageContaining("long.nn:3:")
        .hasMessageContaining("this program becomes more than 20000 loops over tensors [NN0904]");
  }

  private static CompiledModel compile(String statement) {
    String text =
        """
        model M {
          input x: float[batch, 4]
          %s
          output p = x
        }
        """
            .formatted(statement);
    return Compiler.compile(ProgramSource.ofText("long.nn", text), CompilerOptions.DEFAULT);
  }
}
