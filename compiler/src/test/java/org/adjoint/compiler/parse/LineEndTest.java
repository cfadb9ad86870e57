package org.adjoint.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Statement;
import org.adjoint.compiler.syntax.TreePrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineEndTest {

  @Test
  void aStatementEndsAtItsLine() {
    assertThat(printed("a = 1\nb = a")).containsExactly("a = 1", "b = a");
  }

  @Test
  void linesGoOnInParenthesesAndBrackets() {
    assertThat(printed("a = f(\n  1\n  ,\n  2\n)\nb = [\n1,\n\n2\n]"))
        .containsExactly("a = f(1, 2)", "b = [1, 2]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+", "-", "*", "/", "@", "^", "..", "..<", "==", "!=", "<", "<=", ">", ">=", "->", "and",
        "or"
      })
  void linesGoOnBehindAnOperatorAndBeforeOne(String operator) {
    List<String> expected = List.of("a = b " + operator + " c", "d = e");

    assertThat(printed("a = b " + operator + "\n  c\nd = e")).isEqualTo(expected);
    assertThat(printed("a = b\n  " + operator + " c\nd = e")).isEqualTo(expected);
  }

  @Test
  void aLineThatBeginsWithAMinusGoesOn() {
    assertThat(printed("a = b\n-c")).containsExactly("a = b - c");
  }

  @Test
  void linesGoOnBehindAnEqualsSignACommaAndANot() {
    assertThat(printed("a =\n  1\nb,\nc = split(\nx, 2)\nd = not\n e"))
        .containsExactly("a = 1", "b, c = split(x, 2)", "d = not e");
  }

  @Test
  void linesThatBeginWithThenOrElseGoOn() {
    assertThat(printed("a = if b\n  then c\n  else d\ne = 1"))
        .containsExactly("a = if b then c else d", "e = 1");
  }

  @Test
  void linesThatBeginWithOverAlongOrWithGoOn() {
    assertThat(printed("a = scan b\n over c\n along 1\n with d = 0,\n e = 1 {\n emit d\n }"))
        .containsExactly("a = scan b over c along 1 with d = 0, e = 1 {\n    emit d\n  }");
  }

  @Test
  void aLineThatBeginsWithAParenthesisGoesOn() {
    Declaration.Layer layer =
        (Declaration.Layer)
            Parsed.file("layer f(a)\n  (x)\n  -> float {\n  return x\n}").declarations().get(0);

    assertThat(layer.signature().parameterLists()).hasSize(2);
    assertThat(layer.signature().result()).isNotNull();
  }

  @Test
  void anElseMayStandBelowItsBrace() {
    assertThat(Parsed.statements("if a {\n b = 1\n}\nelse if c {\n b = 2\n}\n\nelse\n{\n b = 3\n}"))
        .singleElement()
        .isInstanceOfSatisfying(
            Statement.If.class,
            choice -> {
              assertThat(choice.branches()).hasSize(2);
              assertThat(choice.otherwise()).isNotNull();
            });
  }

  @Test
  void bracesMayShareALineWithStatements() {
    assertThat(printed("for i in 0 ..< 3 { a = i }\nif b { } else { }\nc = 1"))
        .containsExactly("for i in 0 ..< 3 {\n    a = i\n  }", "if b {} else {}", "c = 1");
  }

  @Test
  void entriesArePartedByCommasOrLines() {
    String expected = "a = { b: 1, c: 2, d: { e: 3, f: 4 } }";

    assertThat(printed("a = { b: 1, c: 2, d: { e: 3, f: 4 } }")).containsExactly(expected);
    assertThat(printed("a = {\n b: 1\n\n c: 2\n d: {\n e: 3\n f: 4 }\n}"))
        .containsExactly(expected);
    assertThat(printed("a = {\n b: 1,\n c: 2,\n d: { e: 3, f: 4, },\n}")).containsExactly(expected);
  }

  @Test
  void entriesMayStandOnLinesInAnArgument() {
    assertThat(printed("a = f({\n b: 1\n c: g(\n2)\n}, 3)"))
        .containsExactly("a = f({ b: 1, c: g(2) }, 3)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n \t\n", " // comment\n", "/* a */ // b\n// c\n"})
  void anyLineBreakEndsALine(String lineBreak) {
    assertThat(printed("a = 1" + lineBreak + "b = 2")).containsExactly("a = 1", "b = 2");
  }

  @Test
  void commentsStandAnywhere() {
    assertThat(printed("a /* 1 */ = /* 2\n3 */ f( // 4\n 1) // 5\n // 6\n + 2"))
        .containsExactly("a = f(1) + 2");
  }

  @Test
  void aFileMayBeEmptyOrEndWithoutALineBreak() {
    assertThat(Parsed.file("").declarations()).isEmpty();
    assertThat(Parsed.file("\n\n// nothing\n").declarations()).isEmpty();
    assertThat(Parsed.file("\uFEFF\tconst a = 1").declarations()).hasSize(1);
  }

  @Test
  void declarationsNeedLinesOfTheirOwn() {
    assertThat(Parsed.messages("const a = 1 const b = 2"))
        .containsExactly("expected end of line, found `const`");
    assertThat(Parsed.messages("model M { a = 1 } const b = 2"))
        .containsExactly("expected end of line, found `const`");
  }

  private static List<String> printed(String lines) {
    return Parsed.statements(lines).stream().map(LineEndTest::printed).toList();
  }

  /** As it stands in the body of a model. */
  private static String printed(Statement statement) {
    return TreePrinter.print(statement).replace("\n", "\n  ");
  }
}
