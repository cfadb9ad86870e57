package org.adjoint.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterTest {
  private static String format(String text) {
    return Formatter.format(SourceText.of("test.nn", text));
  }

  private static Stream<Path> programs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".nn"))
          .filter(file -> !file.toString().contains("target"))
          // Its point is that it is not.
          .filter(file -> !file.endsWith("odd_format.nn"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theProgramsOfTheProjectAreFormatted(Path file) throws IOException {
    String text = Files.readString(file);

    assertThat(format(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "const a=1+2 * - 3              | const a = 1 + 2 * -3",
        "const a = f ( 1,2 , 3 )        | const a = f(1, 2, 3)",
        "const a = f ( x )( y:1 )       | const a = f(x)(y: 1)",
        "const a = x [ 1 : 3, : , ::-1] | const a = x[1:3, :, ::-1]",
        "const a = [ 1 , 2 ]            | const a = [1, 2]",
        "const a = {b : 1 , c:[2]}      | const a = { b: 1, c: [2] }",
        "const a = { }                  | const a = {}",
        "const a = x . T@w^2            | const a = x.T @ w ^ 2",
        "const a = if b   then(c) else d| const a = if b then (c) else d",
        "const a = not(b)and c          | const a = not (b) and c",
        "const a = 0..<n                | const a = 0 ..< n",
        "def f(x:float[...,n],k=1)=x->g | def f(x: float[..., n], k = 1) = x -> g",
        "const a = 1//one               | const a = 1 //one",
      })
  void spacesAreOneOrNone(String written, String expected) {
    assertThat(format(written.strip())).isEqualTo(expected.strip() + "\n");
  }

  @Test
  void statementsAreIndentedByTheirBraces() {
    assertThat(
            format(
                """
                model M {
                input x: float[batch, 4]
                     for i in 0 ..< 2 {
                  // doubled
                  x = x * 2
                      }
                          loss = sum(x)
                }
                """))
        .isEqualTo(
            """
            model M {
              input x: float[batch, 4]
              for i in 0 ..< 2 {
                // doubled
                x = x * 2
              }
              loss = sum(x)
            }
            """);
  }

  @Test
  void whatContinuesAStatementMovesWithIt() {
    assertThat(
            format(
                """
                model M {
                    y = x -> f
                          -> g
                    z = h(a,
                    b
                    )
                }
                """))
        .isEqualTo(
            """
            model M {
              y = x -> f
                    -> g
              z = h(a,
                b
              )
            }
            """);
  }

  @Test
  void recordsInAListStandBelowEachOther() {
    String text =
        """
        train M {
          phases: [
            { minimize: a },
            { minimize: b },
          ]
          seed: 1
        }
        """;
    assertThat(format(text)).isEqualTo(text);
    assertThat(format(text.indent(3))).isEqualTo(text);
  }

  @Test
  void whatWasAlignedStaysAligned() {
    assertThat(
            format(
                """
                model M {
                  output p   =   x
                  loss       =   y
                  metric abc =   z
                  data:   a
                }
                """
                    .replace("  data:   a\n", "")))
        .isEqualTo(
            """
            model M {
              output p   = x
              loss       = y
              metric abc = z
            }
            """);
  }

  @Test
  void spacesThatAlignNothingGo() {
    assertThat(format("const a    = 1\n\nconst bb = 2  // two\n"))
        .isEqualTo("const a = 1\n\nconst bb = 2 // two\n");
  }

  @Test
  void blankLinesAreOneAtMostAndNoneAtTheEdges() {
    assertThat(format("\n\nconst a = 1\n\n\n\nmodel M {\n\n  loss = a\n\n}\n\n\n"))
        .isEqualTo("const a = 1\n\nmodel M {\n  loss = a\n}\n");
  }

  @Test
  void commentsStay() {
    String text =
        """
        /// Documents the file.
        // a line
        /* a block
             that keeps
           its lines */
        const a = 1 /* between */ + 2 // behind
        """;

    assertThat(format(text)).isEqualTo(text);
  }

  @Test
  void lineEndsOfOtherSystemsBecomeTheUsualOnes() {
    assertThat(format("const a = 1\r\nconst b = 2\rconst c = 3"))
        .isEqualTo("const a = 1\nconst b = 2\nconst c = 3\n");
  }

  @Test
  void aFileThatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> format("const a = (1")).isInstanceOf(CompilationException.class);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void spacesThrownInAnywhereAreTakenOutAgain(Path file) throws IOException {
    String text = Files.readString(file);
    Random random = new Random(file.getFileName().toString().hashCode());
    StringBuilder loose = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      loose.append(
          line.startsWith("  ") && !line.contains("\"") && !line.contains("/")
              ? loosen(line, random)
              : line);
      loose.append('\n');
    }
    String once = format(loose.toString());

    assertThat(format(once)).isEqualTo(once);
    assertThat(words(once)).isEqualTo(words(text));
  }

  /** The line with more spaces where there are some. */
  private static String loosen(String line, Random random) {
    StringBuilder loose = new StringBuilder();
    for (char c : line.toCharArray()) {
      loose.append(c == ' ' && random.nextInt(3) == 0 ? "  " : String.valueOf(c));
    }
    return loose.toString();
  }

  private static List<String> words(String text) {
    return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
