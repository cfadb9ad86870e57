package org.adjoint.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.diagnostic.Renderer;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.SourceFile;
import org.adjoint.compiler.syntax.TreePrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {
  private static final long SMALL_STACK = 256 * 1024;

  static Stream<Arguments> tooDeep() {
    return Stream.of(
        Arguments.of("parentheses", "const a = " + nested("(", "1", ")", 10_000)),
        Arguments.of("open parentheses", "const a = " + "(".repeat(10_000)),
        Arguments.of("lists", "const a = " + nested("[", "", "]", 10_000)),
        Arguments.of("records", "const a = " + nested("{ a: ", "1", " }", 10_000)),
        Arguments.of("calls of calls", "const a = " + nested("f(", "1", ")", 10_000)),
        Arguments.of("a chain of calls", "const a = f" + "()".repeat(50_000)),
        Arguments.of("a chain of members", "const a = f" + ".b".repeat(50_000)),
        Arguments.of("a chain of indices", "const a = f" + "[0]".repeat(50_000)),
        Arguments.of("minus signs", "const a = " + "-".repeat(20_000) + "1"),
        Arguments.of("nots", "const a = " + "not ".repeat(20_000) + "true"),
        Arguments.of("powers", "const a = " + "2 ^ ".repeat(20_000) + "1"),
        Arguments.of("a long sum", "const a = " + "1 + ".repeat(50_000) + "1"),
        Arguments.of("choices", "const a = " + "if b then 1 else ".repeat(20_000) + "1"),
        Arguments.of("conditions", "const a = " + "if ".repeat(20_000) + "1"),
        Arguments.of("blocks", "model M { " + nested("if a { ", "", " }", 10_000) + " }"),
        Arguments.of("scans", "const a = " + "scan b over ".repeat(20_000) + "1"),
        Arguments.of("scans with commas", "const a = " + "scan b, c over ".repeat(20_000) + "1"),
        Arguments.of(
            "choices in scans", "const a = (" + "scan b, c over if d then ".repeat(20_000) + "1)"),
        Arguments.of(
            "signs of negations of powers", "const a = " + "-not 2 ^ ".repeat(20_000) + "1"),
        Arguments.of(
            "scans in scans",
            "const a = " + nested("scan b over c along 1 {\n b = ", "1", "\n}", 1_000)),
        Arguments.of("dimensions", "def f(x: float[" + nested("(", "1", ")", 10_000) + "]) = x"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooDeep")
  void whatIsTooDeepIsOneErrorAndNoOverflow(String name, String text) {
    List<Diagnostic> diagnostics = inSmallStack(text);

    assertThat(diagnostics).extracting(Diagnostic::code).containsExactly(Code.TOO_DEEP);
  }

  static Stream<Arguments> justDeepEnough() {
    int nesting = Nesting.DEEPEST;
    return Stream.of(
        Arguments.of("parentheses", "const a = " + nested("(", "1", ")", nesting)),
        Arguments.of("calls", "const a = " + nested("f(1, x: ", "1", ")", nesting)),
        Arguments.of("records", "const a = " + nested("{ a: ", "1", " }", nesting)),
        Arguments.of("minus signs", "const a = " + "-".repeat(nesting) + "1"),
        Arguments.of("blocks", "model M { " + nested("if a { ", "", " }", nesting / 2 - 1) + " }"),
        Arguments.of(
            "scans",
            "const a = " + nested("scan b over c along 1 {\n b = ", "1", "\n}", nesting / 2)),
        Arguments.of("a sum", "const a = " + "1 + ".repeat(Depth.DEEPEST - 1) + "1"),
        Arguments.of("a pipe", "const a = x" + " -> f".repeat(10_000)),
        Arguments.of(
            "branches", "model M { if a { }" + " else if a { b = 1 }".repeat(10_000) + " }"),
        Arguments.of("declarations", "const a = 1\n".repeat(10_000)),
        Arguments.of("elements", "const a = [" + "-1, not b, ".repeat(10_000) + "]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("justDeepEnough")
  void whatIsNotIsReadAndPrintedInASmallStack(String name, String text) {
    assertThat(inSmallStack(text)).isEmpty();
  }

  @Test
  void aFileThatIsTooLongIsNotRead() {
    assertThat(Parsed.messages(" ".repeat(Parser.LONGEST + 1)))
        .containsExactly("this file is longer than 1048576 characters");
    assertThat(Parsed.messages(" ".repeat(Parser.LONGEST))).isEmpty();
  }

  @Test
  void ofVeryManyErrorsTheFirstAreShown() {
    List<Diagnostic> diagnostics = Parsed.diagnostics("const a = .5\n".repeat(10_000));

    assertThat(diagnostics).hasSize(101);
    assertThat(diagnostics.get(100).code()).isEqualTo(Code.TOO_MANY_ERRORS);
  }

  static Stream<String> noise() {
    return Stream.of(
        "/*".repeat(200_000),
        "\"\n".repeat(100_000),
        ")".repeat(200_000),
        "(".repeat(90) + "]".repeat(100_000),
        "\\\u0000\u202e\ud800".repeat(1_000),
        "model ".repeat(50_000),
        "model M { " + "a, ".repeat(100_000) + " }",
        "x = 1\n".repeat(50_000),
        "}".repeat(10) + "\n".repeat(500_000) + "{".repeat(10));
  }

  @ParameterizedTest
  @MethodSource("noise")
  void noiseIsRefused(String text) {
    assertThat(inSmallStack(text)).isNotEmpty();
  }

  /** Parses, prints and renders with little stack, and passes on whatever is thrown. */
  private static List<Diagnostic> inSmallStack(String text) {
    Diagnostics diagnostics = new Diagnostics();
    List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
    Runnable work =
        () -> {
          SourceFile file = Parser.parse(SourceText.of("test.nn", text), diagnostics);
          TreePrinter.print(file);
          Renderer.render(diagnostics.all());
        };
    Thread thread = new Thread(null, work, "small stack", SMALL_STACK);
    thread.setUncaughtExceptionHandler((ignored, error) -> thrown.add(error));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    assertThat(thrown).isEmpty();
    return diagnostics.all();
  }

  private static String nested(String open, String inner, String close, int depth) {
    return open.repeat(depth) + inner + close.repeat(depth);
  }
}
