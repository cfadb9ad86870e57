package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import org.adjoint.compiler.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a loop over a sequence, each fault once and with both its places. */
class ScanFaultTest {
  private static final String HEAD =
      "model M {\ninput x: float[batch, 5, 2]\ninput y: float[batch, 4]\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "p = scan z over x along 3 { emit z } | 4:25 AXIS_OUT_OF_RANGE `scan` along axis 3 of a tensor of 3 dimensions",
        "p = scan z over x along 0.5 { emit z } | 4:25 TYPE_MISMATCH the axis of a `scan` is a whole number known when compiled, found the number 0.5",
        "p = scan z over x along sum(y) { emit z } | 4:25 NOT_CONSTANT the axis of a `scan` is a whole number known when compiled, found `float`",
        "p = scan z, v over x, y along 1 { emit z } | 4:23 SHAPE_MISMATCH a `scan` goes through its tensors together, but the first has 5 slices along axis 1, this one 4",
        "p = scan z over x along 1 { emit sum(z) } | 4:34 AXIS_OUT_OF_RANGE what is emitted is stacked along axis 1 of the tensors, but its stack has only 1 dimension",
        "p = scan z over relu along 1 { emit z } | 4:17 TYPE_MISMATCH a number or a tensor is needed here, not the function `relu`",
        "scan z over x along 1 with h = zeros([batch, 3]) { h = z } | 4:32 SHAPE_MISMATCH `h` begins a turn of the scan as `float[batch, 3]`, but ends it as `float[batch, 2]`",
        "scan z over x along 1 with h = zeros([batch, 2]) { h = concat([h, z]) } | 4:32 SHAPE_MISMATCH `h` begins a turn of the scan as `float[batch, 2]`, but ends it as `float[batch, 4]`",
        "scan z over x along 1 with h = zeros([batch, 2]) { h = relu } | 4:32 TYPE_MISMATCH a number or a tensor is needed here, not the function `relu`",
        "scan z over x along 1 with h = zeros([batch, 2]) { h = h + nothing } | 4:60 UNKNOWN_NAME nothing is called `nothing` here",
        "p = scan z over x along 1 with h = zeros([batch, 3]) { h = h + z¶emit h } | 4:60 BROADCAST_MISMATCH the shapes `[batch, 3]` and `[batch, 2]` do not fit: 3 meets 2",
        "p = scan z over x along 1 { if false { emit z } } | 4:10 RESULT_COUNT this scan emits nothing, as its branches are chosen",
        "scan z over x along 1 with h = 0 { param w: float = sum(z)¶h = h + w } | 4:45 NOT_CONSTANT `w` is made once for all turns of a scan, but its first value depends on the turn",
        "scan z over x along 1 with h = 0 { param w: float = 1¶constrain w = sum(z)¶h = h + w } | 5:15 MISPLACED_STATEMENT a parameter is constrained once a step, but this depends on the turn of a scan",
      })
  void saysWhatIsWrong(String statement, String expected) {
    Lowered lowered = Lowered.of(HEAD + statement.replace('¶', '\n') + "\n}");
    assertThat(lowered.problems()).containsExactly(expected);
  }

  @Test
  void showsWhereACarryGetsItsOtherShape() {
    Lowered lowered =
        Lowered.of(HEAD + "scan z over x along 1 with h = zeros([batch, 3]) {\n  h = z * 2\n}\n}");
    Diagnostic diagnostic = lowered.diagnostics().get(0);
    assertThat(diagnostic.span().line()).isEqualTo(4);
    assertThat(diagnostic.labels()).extracting(label -> label.span().line()).containsExactly(5);
    assertThat(diagnostic.help()).isEqualTo("what is carried has one type in all turns");
  }

  @Test
  void showsBothTensorsWhoseSlicesDiffer() {
    Lowered lowered = Lowered.of(HEAD + "p = scan z, v over x, y along 1 { emit z }\n}");
    assertThat(lowered.diagnostics().get(0).labels())
        .extracting(label -> label.span().line())
        .containsExactly(2, 3);
  }

  @Test
  void whatATurnHasConfiguredIsNotForLater() {
    Lowered lowered =
        Lowered.of(
            """
            layer inner(scale)(x: float[b]) -> float[b] {
              return x * scale
            }
            layer cell()(x: float[b, t]) -> float[b] {
              scan z over x along 1 with s = zeros([b]) {
                mul = inner(z)
                s = mul(s)
              }
              return s
            }
            model M {
              input x: float[batch, 3]
              c = cell()
              y = c(x)
              output o = c.mul(y)
            }
            """);
    assertThat(lowered.problems())
        .containsExactly(
            "15:14 MISPLACED_STATEMENT this was configured in the turn of a scan that is over");
  }

  @Test
  void whatFollowsAFaultOfABodyIsNoFurtherFault() {
    Lowered lowered =
        Lowered.of(
            HEAD
                + """
                p = scan z over x along 1 with h = zeros([batch, 2]) {
                  h = h @ z
                  emit h
                }
                output a = p + h
                }
                """);
    assertThat(lowered.problems()).hasSize(1);
  }
}
