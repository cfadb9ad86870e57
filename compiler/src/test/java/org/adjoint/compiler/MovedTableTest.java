package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.work.Team;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that are moved before elements are taken from them. */
class MovedTableTest {
  private static float[] predict(TargetChoice target, String body, float[] x, int results) {
    String text = "model M {\n  input x: float[batch, 2]\n%s}\n".formatted(body);
    ProgramFactory factory =
        Compiler.compile(
                ProgramSource.ofText("table.nn", text), CompilerOptions.DEFAULT.withTarget(target))
            .factory();
    float[] found = new float[results];
    try (Team team = Team.of(1)) {
      Program program = factory.create(factory.newStorage(), x.length / 2, team);
      program.predict(new Object[] {x}, x.length / 2, new StepScalars(), new Object[] {found});
    }
    return found;
  }

  /** The index of what is taken is not affine, for the result is in another shape. */
  @ParameterizedTest
  @EnumSource
  void ofATransposedTableRowsAreTaken(TargetChoice target) {
    String body =
        """
          table = reshape(float(range(6)), 2, 3).T
          output y = reshape(take(table, int(x), 0), batch, 4)
        """;
    assertThat(predict(target, body, new float[] {2, 0}, 4)).containsExactly(2, 5, 0, 3);
  }

  /** A number made in the same loops is no table in memory. */
  @ParameterizedTest
  @EnumSource
  void ofATableOfOneNumberThatIsTaken(TargetChoice target) {
    String body =
        """
          table = mean(x ^ 2) * ones([3, 5])
          output y = mean(take(table, int(x), 0))
        """;
    assertThat(predict(target, body, new float[] {1, 2, 2, 1}, 1)).containsExactly(2.5f);
  }
}
