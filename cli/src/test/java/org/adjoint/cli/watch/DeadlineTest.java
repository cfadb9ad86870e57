package org.adjoint.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.work.Team;
import org.junit.jupiter.api.Test;

/** What is looked at after training ends by the clock. */
final class DeadlineTest {
  private static final String MODEL =
      """
      model Line {
        input  x: float[batch, 1]
        target y: float[batch, 1]
        output guess = x -> dense(1)
        loss = mean((guess - y) ^ 2)
      }
      """;

  /** A clock on which a second passes each time that it is looked at. */
  private static Deadline slow(int seconds) {
    AtomicLong looked = new AtomicLong();
    return Deadline.in(seconds, () -> TimeUnit.SECONDS.toNanos(looked.getAndIncrement()));
  }

  private static WorstRows worst(Deadline deadline) {
    CompiledModel model =
        Compiler.compile(ProgramSource.ofText("line.nn", MODEL), CompilerOptions.DEFAULT);
    Program program = model.factory().create(model.factory().newStorage(), 4, Team.of(1));
    float[] x = new float[100];
    Object[] arrays = {x, new float[100]};
    return WorstRows.of(program, new Dataset(model.signature().feed(), arrays, 100), deadline);
  }

  @Test
  void noRowIsMeasuredAfterIt() {
    assertThat(worst(slow(7)).measured()).isEqualTo(7);
  }

  @Test
  void oneRowIsMeasuredHoweverSlowItIs() {
    assertThat(worst(slow(0)).measured()).isEqualTo(1);
  }

  @Test
  void allRowsAreMeasuredInTime() {
    assertThat(worst(Deadline.in(3_600)).measured()).isEqualTo(100);
  }
}
