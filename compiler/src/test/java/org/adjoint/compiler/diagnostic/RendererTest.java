package org.adjoint.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.junit.jupiter.api.Test;

class RendererTest {

  @Test
  void everythingHasItsPlace() {
    SourceText model = SourceText.of("iris.nn", "model M {\n  y = x @ W\n\n\n  loss = y\n}\n");
    SourceText blocks = SourceText.of("blocks.nn", "layer f(x: float[n]) {\n");
    Diagnostic diagnostic =
        Diagnostic.of(Code.SHAPE_MISMATCH, find(model, "x @ W"), "the shapes do not fit")
            .withLabel(find(model, "loss"), "needed here")
            .withLabel(find(blocks, "float[n]"), "declared here")
            .withNote("`x` is float[batch, 4]\n`W` is float[3, 2]")
            .withHelp("transpose `W`");

    assertThat(Renderer.render(diagnostic))
        .isEqualTo(
            """
            error[NN0301]: the shapes do not fit
             --> iris.nn:2:7
              |
            2 |   y = x @ W
              |       ^^^^^
            ...
            5 |   loss = y
              |   ---- needed here
             ::: blocks.nn:1:12
              |
            1 | layer f(x: float[n]) {
              |            -------- declared here
              = note: `x` is float[batch, 4]
                      `W` is float[3, 2]
              = help: transpose `W`
            """);
  }

  @Test
  void lineNumbersAreAligned() {
    SourceText source = SourceText.of("a.nn", "x\n".repeat(9) + "yy\n");
    Diagnostic diagnostic =
        Diagnostic.of(Code.UNKNOWN_NAME, find(source, "yy"), "unknown")
            .withLabel(source.span(16, 17), "before");

    assertThat(Renderer.render(diagnostic))
        .isEqualTo(
            """
            error[NN0201]: unknown
              --> a.nn:10:1
               |
             9 | x
               | - before
            10 | yy
               | ^^
            """);
  }

  @Test
  void aSpanOfSeveralLinesIsUnderlinedOnItsFirst() {
    SourceText source = SourceText.of("a.nn", "a = f(1,\n  2)\n");

    assertThat(Renderer.render(Diagnostic.of(Code.UNKNOWN_NAME, source.span(4, 13), "unknown")))
        .endsWith("1 | a = f(1,\n  |     ^^^^\n");
  }

  @Test
  void anEmptySpanAtTheEndOfALineIsShownBehindIt() {
    SourceText source = SourceText.of("a.nn", "a =\r\nb\r\n");

    assertThat(Renderer.render(Diagnostic.of(Code.UNEXPECTED_TOKEN, source.span(3, 3), "end")))
        .endsWith("1 | a =\n  |    ^\n");
  }

  @Test
  void underlinesStandBelowTabsWideAndCombiningCharacters() {
    SourceText source = SourceText.of("a.nn", "\t漢字 = e\u0301 + zz\n");

    assertThat(Renderer.render(Diagnostic.of(Code.UNKNOWN_NAME, find(source, "zz"), "unknown")))
        .endsWith("1 |     漢字 = e\u0301 + zz\n  |                ^^\n");
  }

  @Test
  void textThatHidesOrMovesOtherTextIsSpeltOut() {
    SourceText source = SourceText.of("a\u001b[2J.nn", "a = \"\u202Eevil\" // \u001b[31m\n");
    Diagnostic diagnostic =
        Diagnostic.of(Code.UNKNOWN_NAME, source.span(4, 11), "found `\u202Eevil\n\u0007`");

    assertThat(Renderer.render(diagnostic))
        .isEqualTo(
            """
            error[NN0201]: found `<U+202E>evil<U+000A><U+0007>`
             --> a<U+001B>[2J.nn:1:5
              |
            1 | a = "<U+202E>evil" // <U+001B>[31m
              |     ^^^^^^^^^^^^^^
            """);
  }

  @Test
  void ofALongLineThePartAroundTheSpanIsShown() {
    SourceText source = SourceText.of("a.nn", "x".repeat(5_000) + "yy" + "z".repeat(5_000));
    String rendered =
        Renderer.render(Diagnostic.of(Code.UNKNOWN_NAME, find(source, "yy"), "unknown"));

    assertThat(rendered.lines()).allMatch(line -> line.length() < 160);
    assertThat(rendered)
        .contains("1 | …" + "x".repeat(50) + "yy" + "z".repeat(88) + "…\n")
        .endsWith("  | " + " ".repeat(51) + "^^\n");
  }

  @Test
  void diagnosticsAreParted() {
    SourceText source = SourceText.of("a.nn", "x");
    Diagnostic diagnostic = Diagnostic.of(Code.UNKNOWN_NAME, source.span(0, 1), "unknown");

    assertThat(Renderer.render(List.of(diagnostic, diagnostic)))
        .isEqualTo(Renderer.render(diagnostic) + "\n" + Renderer.render(diagnostic));
  }

  private static Span find(SourceText source, String text) {
    int start = source.text().indexOf(text);
    return source.span(start, start + text.length());
  }
}
