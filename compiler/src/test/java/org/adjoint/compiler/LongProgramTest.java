package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.plan.Chain;
import org.adjoint.compiler.plan.Plan;
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
    assertThat(lengths).contains(128).allMatch(length -> length <= 128);
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
