package org.adjoint.compiler.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.runtime.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdviceTest {
  private static final Path EXAMPLES = Path.of("../examples");
  private static final Path PROGRAMS = Path.of("src/test/resources/programs");

  /** Shows each form of the grammar once and means nothing. */
  private static final String GRAMMAR = "whole_language.nn";

  /** Has no model of its own. */
  private static final String IMPORTED = "common.nn";

  static List<Path> programs() throws IOException {
    try (Stream<Path> examples = Files.walk(EXAMPLES);
        Stream<Path> programs = Files.walk(PROGRAMS)) {
      return Stream.concat(examples, programs)
          .filter(file -> file.toString().endsWith(".nn") && !file.endsWith(GRAMMAR))
          .filter(file -> !file.toString().contains("target") && !file.endsWith(IMPORTED))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void noProgramOfTheRepositoryIsWarnedOf(Path program) throws IOException {
    assertThat(warnings(ProgramSource.ofFile(program))).isEmpty();
  }

  @Test
  void theParametersOfOneLayerAreNamedTogetherWhereItIsApplied() {
    List<Diagnostic> warnings = warnings("output o = x -> dense(2)", "adam()");
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0).message()).startsWith("`dense_2.W`, `dense_2.b` get no gradient");
    assertThat(warnings.get(0).span().line()).isEqualTo(5);
  }

  @Test
  void parametersBehindAStoppedGradientGetNone() {
    assertThat(
            codes(warnings("output o = stop_gradient(dense(2)(x))\n  penalize sum(o)", "adam()")))
        .containsExactly("NN0802");
  }

  @Test
  void theBiasOfALayerOfWhichTheDerivativeCountsIsNotWarnedOf() {
    assertThat(warnings("u = dense(1)(x)\n  penalize mean(grad(sum(u), x) ^ 2)", "adam()"))
        .isEmpty();
  }

  @Test
  void parametersThatAPenaltyAloneMovesGetAGradient() {
    assertThat(warnings("output o = x -> dense(2)\n  penalize sum(o)", "adam()")).isEmpty();
  }

  @Test
  void parametersThatAreFrozenAreMeantToStay() {
    assertThat(warnings("output o = x -> dense(2)", "adam(), freeze: [\"dense_2.*\"]")).isEmpty();
  }

  @Test
  void ratesFarFromTheOptimizersOwnAreWarnedOf() {
    assertThat(codes(warnings("", "sgd(learning_rate: 5)"))).containsExactly("NN0804");
    assertThat(codes(warnings("", "adam(learning_rate: 0)"))).containsExactly("NN0804");
    assertThat(warnings("", "adadelta(learning_rate: 1)")).as("as its paper has it").isEmpty();
    assertThat(warnings("", "sgd(learning_rate: 1)")).isEmpty();
    assertThat(warnings("", "adam(learning_rate: cosine_decay(1, steps: 10))")).isEmpty();
  }

  @Test
  void aSoftmaxUnderALossOnLogitsIsToldWithWhereItWasMade() {
    List<Diagnostic> warnings =
        warnings(
            "p = softmax(dense(3)(x))\n  penalize mean(categorical_cross_entropy(p, one_hot([0], 3)))",
            "adam()");
    assertThat(codes(warnings)).containsExactly("NN0801");
    assertThat(warnings.get(0).span().line()).isEqualTo(6);
    assertThat(warnings.get(0).labels().get(0).span().line()).isEqualTo(5);
  }

  @Test
  void aSigmoidUnderALossOnLogitsIsWarnedOfAndAHiddenOneIsNot() {
    assertThat(
            codes(
                warnings(
                    "penalize mean(sigmoid_cross_entropy(sigmoid(dense(1)(x)), y))", "adam()")))
        .containsExactly("NN0801");
    assertThat(warnings("penalize mean(sigmoid_cross_entropy(dense(1)(sigmoid(x)), y))", "adam()"))
        .isEmpty();
  }

  @Test
  void aCommentSilencesSeveralCodesAndNoOthers() {
    String unused = "output o = x -> dense(2) // adjoint: allow NN0801, NN0802 as it is shown only";
    assertThat(warnings(unused, "adam()")).isEmpty();
    String other = "output o = x -> dense(2) // adjoint: allow NN0801";
    assertThat(codes(warnings(other, "adam()"))).containsExactly("NN0802");
    String text = "output o = x -> dense(2) /* // adjoint: allow NN0802 */";
    assertThat(codes(warnings(text, "adam()"))).containsExactly("NN0802");
  }

  private static List<Diagnostic> warnings(String statements, String optimizer) {
    String program =
        """
        model M {
          input  x: float[batch, 300]
          target y: float[batch, 1]
          loss = mean((dense(1)(x) - y) ^ 2)
          %s
        }
        data d = synthetic(rows: 4) {
          x = normal()
          y = normal()
        }
        train M { data: d, optimizer: %s }
        """
            .formatted(statements, optimizer);
    return warnings(ProgramSource.ofText("test.nn", program));
  }

  private static List<Diagnostic> warnings(ProgramSource source) {
    CompiledModel model = Compiler.compile(source, CompilerOptions.DEFAULT);
    model.trainingStep();
    return model.diagnostics();
  }

  private static List<String> codes(List<Diagnostic> warnings) {
    return warnings.stream().map(warning -> warning.code().id()).toList();
  }

  private static final String SCALED =
      """
      model M {
        input  x: float[batch, 2]
        target y: float[batch, 1]
        %s
        loss = mean((o - y) ^ 2)
      }
      data d = synthetic(rows: 4) {
        x = normal()
        y = normal()
      }
      train M { data: d, epochs: 1 }
      """;

  /** What is said of four rows of two elements each. */
  private static List<Diagnostic> scaled(String output, float... rows) {
    CompiledModel model =
        Compiler.compile(
            ProgramSource.ofText("m.nn", SCALED.formatted(output)), CompilerOptions.DEFAULT);
    Object[] arrays = {rows, new float[rows.length / 2]};
    return model.adviceOn(new Dataset(model.signature().feed(), arrays, rows.length / 2));
  }

  private static final float[] AREAS = {1, 30, -1, 10, 1, 40, -1, 20};

  @Test
  void aWarningNamesTheLargestElementAndItsFigures() {
    List<Diagnostic> warnings = scaled("output o = x -> dense(1)", AREAS);
    assertThat(codes(warnings)).containsExactly("NN0806");
    // The mean of 30, 10, 40 and 20, and the root of (5² + 15² + 15² + 5²) / 4.
    assertThat(warnings.get(0).message())
        .startsWith("element 2 of `x` has mean 25.00 and deviation 11.18");
    assertThat(warnings.get(0).span().line()).isEqualTo(8);
  }

  @Test
  void inputsThatAreMovedButNotComputedWithAreLookedAt() {
    assertThat(scaled("output o = reshape(x, [batch, 2]) -> dense(4, relu) -> dense(1)", AREAS))
        .hasSize(1);
  }

  @Test
  void smallNumbersAndNumbersThatTheModelScalesAreNotWarnedOf() {
    assertThat(scaled("output o = x -> dense(1)", 1, 9, -1, 10, 1, -9, -1, -10)).isEmpty();
    assertThat(scaled("output o = x / 40 -> dense(1)", AREAS)).isEmpty();
  }
}
