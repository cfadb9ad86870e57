package org.adjoint.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.source.SourceText;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private final SourceText first = SourceText.of("a.nn", "alpha beta\ngamma\n");
  private final SourceText second = SourceText.of("b.nn", "delta\n");
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void nothingIsSaidTwice() {
    diagnostics.add(Code.UNKNOWN_NAME, first.span(0, 5), "unknown name `alpha`");
    diagnostics.add(Code.UNKNOWN_NAME, first.span(0, 5), "unknown name `alpha`");
    diagnostics.add(Code.UNKNOWN_NAME, first.span(6, 10), "unknown name `alpha`");

    assertThat(diagnostics.all()).hasSize(2);
  }

  @Test
  void theOrderIsThatOfFilesAndPlaces() {
    diagnostics.add(Code.UNKNOWN_NAME, second.span(0, 5), "fourth");
    diagnostics.add(Code.UNKNOWN_NAME, first.span(11, 16), "third");
    diagnostics.add(Code.SHAPE_MISMATCH, first.span(6, 10), "second");
    diagnostics.add(Code.UNKNOWN_NAME, first.span(0, 5), "first");

    assertThat(diagnostics.all())
        .extracting(Diagnostic::message)
        .containsExactly("first", "second", "third", "fourth");
  }

  @Test
  void errorsEndTheCompilationAndWarningsDoNot() {
    diagnostics.add(Code.ROWS_LEFT_OUT, first.span(0, 5), "3 rows are left out");
    assertThat(diagnostics.hasErrors()).isFalse();
    assertThatCode(diagnostics::throwIfErrors).doesNotThrowAnyException();

    diagnostics.add(Code.UNKNOWN_NAME, first.span(6, 10), "unknown name `beta`");
    assertThatThrownBy(diagnostics::throwIfErrors)
        .isInstanceOfSatisfying(
            CompilationException.class,
            thrown -> assertThat(thrown.diagnostics()).isEqualTo(diagnostics.all()))
        .hasMessageContaining("a.nn:1:7: unknown name `beta` [NN0201]");
  }

  @Test
  void everyCodeHasAnIdOfItsOwn() {
    assertThat(Arrays.stream(Code.values()).map(Code::id)).doesNotHaveDuplicates();
    assertThat(Code.values()).allMatch(code -> code.id().matches("NN0[1-9]\\d\\d"));
    assertThat(Code.ofId("nn0201")).contains(Code.UNKNOWN_NAME);
    assertThat(Code.ofId("NN9999")).isEmpty();
  }

  @Test
  void aDiagnosticIsATreeForJson() {
    Diagnostic diagnostic =
        Diagnostic.of(Code.SHAPE_MISMATCH, first.span(6, 10), "found 3, expected 4")
            .withLabel(second.span(0, 5), "declared here")
            .withNote("a note")
            .withHelp("a hint");

    assertThat(DiagnosticTree.of(diagnostic))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("code", "NN0301"),
                Map.entry("severity", "error"),
                Map.entry("message", "found 3, expected 4"),
                Map.entry("file", "a.nn"),
                Map.entry("line", 1),
                Map.entry("column", 7),
                Map.entry("end_line", 1),
                Map.entry("end_column", 11),
                Map.entry(
                    "labels",
                    List.of(
                        Map.of(
                            "file",
                            "b.nn",
                            "line",
                            1,
                            "column",
                            1,
                            "end_line",
                            1,
                            "end_column",
                            6,
                            "text",
                            "declared here"))),
                Map.entry("notes", List.of("a note")),
                Map.entry("help", "a hint")));
  }

  @Test
  void theTreeLeavesOutWhatThereIsNot() {
    Diagnostic plain = Diagnostic.of(Code.UNKNOWN_NAME, first.span(0, 5), "unknown");

    assertThat(DiagnosticTree.of(List.of(plain)).get(0))
        .doesNotContainKeys("labels", "notes", "help");
  }
}
