package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.adjoint.compiler.emit.MeasuredCall;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.runtime.program.Profiled;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.work.Team;
import org.junit.jupiter.api.Test;

/** A program that measures its kernels does what the one does that measures nothing. */
class ProfiledModelTest {
  private static final int ROWS = 64;

  private static final String NETWORK =
      """
      model Net {
        input  x: float[batch, 8, 5]
        target y: int[batch]
        logits = x -> lstm(16, sequences: false) -> dense(64, relu) -> dense(6)
        output kind = argmax(logits)
        loss = cross_entropy(logits, y)
      }
      train Net { optimizer: adam(), batch: 64 }
      """;

  private static final CompiledModel MODEL =
      Compiler.compile(
          ProgramSource.ofText("net.nn", NETWORK),
          CompilerOptions.DEFAULT.withTarget(TargetChoice.PORTABLE));

  private static Program trained(ProgramFactory factory, Team team, int steps) {
    Program program = factory.create(factory.newStorage(), ROWS, team);
    program.initialize(1);
    float[] x = new float[ROWS * 40];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i * 7919 % 1000) / 500f - 1;
    }
    Object[] feed = {x, new int[ROWS]};
    StepScalars scalars = new StepScalars();
    for (int step = 0; step < steps; step++) {
      scalars.step++;
      program.step(feed, ROWS, scalars, new float[1]);
    }
    return program;
  }

  private static List<Kernel> measured(ProfiledModel profiled, String function) {
    return profiled.calls().stream()
        .filter(call -> call.function().equals(function))
        .map(MeasuredCall::kernels)
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void measuringChangesNoBit() {
    try (Team team = Team.of(2)) {
      Program plain = trained(MODEL.factory(), team, 3);
      Program measured = trained(MODEL.profiled().factory(), team, 3);
      assertThat(plain).isNotInstanceOf(Profiled.class);
      assertThat(measured.storage().parameters.float32)
          .containsExactly(plain.storage().parameters.float32);
    }
  }

  @Test
  void everyKernelIsMeasuredOnceInItsOrder() {
    ProfiledModel profiled = MODEL.profiled();
    for (Plan.PlannedFunction function : MODEL.plan().functions()) {
      assertThat(measured(profiled, function.name())).isEqualTo(function.kernels());
    }
  }

  @Test
  void timesAddUpToLessThanWhatPassed() {
    ProfiledModel profiled = MODEL.profiled();
    try (Team team = Team.of(1)) {
      long start = System.nanoTime();
      Program program = trained(profiled.factory(), team, 20);
      long passed = System.nanoTime() - start;
      long[] times = ((Profiled) program).kernelNanoseconds()[0];
      assertThat(times).hasSize(profiled.calls().size());
      assertThat(Arrays.stream(times).sum()).isPositive().isLessThanOrEqualTo(passed);
      for (int call = 0; call < times.length; call++) {
        String function = profiled.calls().get(call).function();
        if (function.equals("evaluate") || function.equals("predict")) {
          assertThat(times[call]).as(function).isZero();
        }
      }
    }
  }
}
