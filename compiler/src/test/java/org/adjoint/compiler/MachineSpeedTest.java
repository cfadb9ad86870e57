package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.adjoint.compiler.plan.KernelCost;
import org.adjoint.compiler.plan.MachineSpeed;
import org.junit.jupiter.api.Test;

class MachineSpeedTest {
  private static final MachineSpeed SPEED = new MachineSpeed(100e9, 10e9);

  @Test
  void theSlowerOfArithmeticAndMemoryDecides() {
    assertThat(SPEED.expectedSeconds(new KernelCost(1_000_000, 40))).isEqualTo(1e-5);
    assertThat(SPEED.expectedSeconds(new KernelCost(1_000_000, 1_000_000))).isEqualTo(1e-4);
  }

  @Test
  void thePlanSaysWhatEachKernelShouldTake() {
    CompiledModel model =
        Compiler.compile(
            ProgramSource.ofText(
                "line.nn",
                """
                model Line {
                  input x: float[batch, 100]
                  param W: float[100, 50] = glorot_uniform()
                  output y = x @ W
                }
                """),
            CompilerOptions.DEFAULT.withTarget(TargetChoice.PORTABLE));
    // 2 · 32 · 100 · 50 operations are 320,000; at 100 GFLOP/s they take 3.2 µs.
    // (3,200 + 5,000 + 1,600) · 4 bytes are 39,200; at 10 GB/s they take 3.9 µs.
    assertThat(StageListing.plan(model, SPEED))
        .containsPattern("contract .*320,000 FLOP, 39.2 kB, 3.9 µs .*line.nn:4")
        .contains("peak of one thread, measured: 100.0 GFLOP/s");
  }
}
