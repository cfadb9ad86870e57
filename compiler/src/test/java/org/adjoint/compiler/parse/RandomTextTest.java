package org.adjoint.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Renderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Text that nobody wrote: whatever it is, it gives a tree or diagnostics, and never an exception.
 */
class RandomTextTest {
  private static final List<String> WORDS =
      List.of(
          "import",
          "dim",
          "const",
          "def",
          "layer",
          "optimizer",
          "model",
          "data",
          "train",
          "input",
          "output",
          "param",
          "state",
          "update",
          "penalize",
          "emit",
          "reversed",
          "if",
          "then",
          "else",
          "for",
          "in",
          "and",
          "or",
          "not",
          "true",
          "return",
          "scan",
          "over",
          "along",
          "with",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ",",
          ":",
          "=",
          ".",
          "...",
          "..",
          "..<",
          "->",
          "+",
          "-",
          "*",
          "@",
          "^",
          "==",
          "<",
          "1",
          "2.5",
          "\"s\"",
          "x",
          "y",
          "\n",
          "\n",
          "\n",
          "\n  ",
          "/// d\n",
          "// c\n",
          "/*",
          "\"",
          "$",
          "1.",
          "=");

  private static String program;

  @BeforeAll
  static void readProgram() throws IOException {
    try (InputStream stream =
        RandomTextTest.class.getResourceAsStream("/programs/whole_language.nn")) {
      program = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void wordsInAnyOrder() {
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      String text =
          IntStream.range(0, 1 + random.nextInt(60))
              .mapToObj(each -> WORDS.get(random.nextInt(WORDS.size())))
              .collect(Collectors.joining(" "));
      check(text);
    }
  }

  @Test
  void aProgramCutOffAnywhere() {
    for (int end = 0; end < program.length(); end++) {
      check(program.substring(0, end));
    }
  }

  @Test
  void aProgramWithoutOneCharacter() {
    for (int i = 0; i < program.length(); i++) {
      check(program.substring(0, i) + program.substring(i + 1));
    }
  }

  @Test
  void aProgramWithOneWordTooMany() {
    Random random = new Random(2);
    for (int i = 0; i < 1_000; i++) {
      int at = random.nextInt(program.length());
      String word = WORDS.get(random.nextInt(WORDS.size()));
      check(program.substring(0, at) + " " + word + " " + program.substring(at));
    }
  }

  private static void check(String text) {
    List<Diagnostic> diagnostics = Parsed.diagnostics(text);
    assertThat(Renderer.render(diagnostics)).doesNotContain("expected ,", "null");
    assertThat(diagnostics)
        .allSatisfy(each -> assertThat(each.message()).doesNotContain("expected  "));
  }
}
