package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A number that is not finite is traced to the operation, the line and the part of the step. */
class NotANumberTest {
  private static final String PROGRAM =
      """
      optimizer rooted(rate = 0.1)(w, g) {
        state v = zeros_like(w)
        update v = v + g
        return w - rate * sqrt(v)
      }
      model M {
        input  x: float[batch]
        target y: float[batch]
        param  w: float = %s
        h = %s
        output o = h
        loss = mean((h - y) ^ 2)
      }
      data rows = csv("rows.csv") {
        x = x
        y = y
      }
      train M { data: rows, optimizer: %s, batch: 4, epochs: 3 }
      """;

  @TempDir private Path folder;

  private String error(String weight, String formula, String optimizer) throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "x,y\n1,2\n2,3\n3,-4\n4,5\n");
    Path file = folder.resolve("m.nn");
    Files.writeString(file, PROGRAM.formatted(weight, formula, optimizer));
    CommandLineRun run = CommandLineRun.of("train", file, "--quiet");
    assertThat(run.exitCode()).isEqualTo(ExitCode.AT_FAULT);
    return run.err();
  }

  @Test
  void inTheForwardPass() throws IOException {
    assertThat(error("1.0", "log(x * w - 3.5)", "sgd(0.1)"))
        .contains("[NN0507]", "`log` made NaN of -0.5 in the forward pass", "m.nn:10:7");
  }

  /** √|u| has the slope 1/0 at 0, where its value is finite. */
  @Test
  void inTheBackwardPass() throws IOException {
    assertThat(error("1.0", "sqrt(abs((x - 2) * w))", "sgd(0.1)"))
        .contains("[NN0507]", "made -infinity of", "in the backward pass", "m.nn:10:7");
  }

  /** The first gradient is −½ · Σ x·y = −8, of which the optimiser takes the root. */
  @Test
  void inTheUpdate() throws IOException {
    assertThat(error("0.0", "x * w", "rooted()"))
        .contains(
            "[NN0507]", "`sqrt` made NaN of -8 in the update", "4 |   return w - rate * sqrt(v)");
  }
}
