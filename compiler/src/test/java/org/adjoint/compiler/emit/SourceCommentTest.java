package org.adjoint.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceCommentTest {
  @Test
  void keepsPlainText() {
    assertThat(SourceComment.harmless("iris.nn:6  logits = x -> dense(3)"))
        .isEqualTo("iris.nn:6  logits = x -> dense(3)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u000a System.exit(1);",
        "*/ } static { throw null; } /*",
        "a\nb",
        "a\u2028b",
        "\u202e reversed",
        "\u0000",
        "/*/*/**/*/"
      })
  void leavesNothingThatEndsOrHidesInAComment(String hostile) {
    String harmless = SourceComment.harmless(hostile);
    assertThat(harmless).doesNotContain("\\", "*/", "/*", "\n", "\r");
    assertThat(harmless.chars()).allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  @Test
  void cutsWhatIsTooLong() {
    assertThat(SourceComment.harmless("x".repeat(64_000))).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"class", "a b", "Größe", "x\\u0041", "1", "", "$", "int[] a; //"})
  void makesAClassNameOfAnyModelName(String model) {
    assertThat(Emitter.className(model)).matches("Model[A-Za-z0-9_]*");
  }
}
