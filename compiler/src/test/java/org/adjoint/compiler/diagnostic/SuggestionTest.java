package org.adjoint.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KNOWN =
      List.of("relu", "selu", "elu", "softmax", "learning_rate", "cross_entropy", "x");

  @ParameterizedTest
  @CsvSource({
    "rleu, relu",
    "Relu, relu",
    "sofmax, softmax",
    "learningRate, learning_rate",
    "crossentropy, cross_entropy",
    "cross_entorpy, cross_entropy",
  })
  void aSlipOfThePenIsUnderstood(String unknown, String meant) {
    assertThat(Suggestion.closest(unknown, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"banana", "logits", "yy"})
  void anotherWordIsNot(String unknown) {
    assertThat(Suggestion.closest(unknown, KNOWN)).isEmpty();
    assertThat(Suggestion.help(unknown, KNOWN)).isNull();
  }

  @Test
  void theHintIsAQuestion() {
    assertThat(Suggestion.help("reluu", KNOWN)).isEqualTo("did you mean 'relu'?");
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "ab, ba, 1", "abc, '', 3", "same, same, 0"})
  void editsAreCounted(String a, String b, int edits) {
    assertThat(Suggestion.editDistance(a, b)).isEqualTo(edits);
  }

  @Test
  void endlessNamesAreNotCompared() {
    assertThat(Suggestion.closest("x".repeat(100_000), List.of("x".repeat(99_999)))).isEmpty();
  }
}
