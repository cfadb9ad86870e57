package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScanTest {
  @Test
  void sumsAsItGoes() {
    Lowered lowered =
        Lowered.model(
            """
            input x: float[batch, 3]
            hs = scan z over x along 1 with s = zeros([batch]) {
              s = s + z
              emit s
            }
            output sums = hs
            output last = s
            """);
    assertThat(lowered.problems()).isEmpty();
    lowered.feed("x", 1, 2, 3, 10, 20, 30);
    assertThat(lowered.output("sums")).containsExactly(1, 3, 6, 10, 30, 60);
    assertThat(lowered.output("last")).containsExactly(6, 60);
  }
}
