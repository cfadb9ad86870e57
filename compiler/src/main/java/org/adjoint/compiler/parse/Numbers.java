package org.adjoint.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.Span;
import org.adjoint.grammar.NnLexer;
import org.antlr.v4.runtime.CommonToken;

/**
 * Finds numbers that run into a point or a word, as {@code 5.}, {@code .5}, {@code 2x} and {@code
 * 1__0} do.
 */
final class Numbers {
  private final List<CommonToken> tokens;
  private final Problems problems;

  private Numbers(List<CommonToken> tokens, Problems problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  /** Reports each malformed number and leaves one number in its place. */
  static List<CommonToken> check(List<CommonToken> tokens, Problems problems) {
    return new Numbers(tokens, problems).checked();
  }

  private List<CommonToken> checked() {
    List<CommonToken> checked = new ArrayList<>(tokens.size());
    int i = 0;
    while (i < tokens.size()) {
      CommonToken token = tokens.get(i);
      int end = beginsNumber(i) ? endOfNumber(i) : i + 1;
      if (end > i + 1) {
        report(i, end);
        token.setType(NnLexer.INTEGER);
      }
      checked.add(token);
      i = end;
    }
    return checked;
  }

  private boolean beginsNumber(int i) {
    if (isNumber(i)) {
      return true;
    }
    boolean behindOperand =
        i > 0 && touches(i) && Words.EXPRESSION_ENDS.get(tokens.get(i - 1).getType());
    return isPoint(i) && isNumber(i + 1) && touches(i + 1) && !behindOperand;
  }

  private int endOfNumber(int start) {
    int end = start + 1;
    while (end < tokens.size() && touches(end) && (isNumber(end) || isPoint(end) || isWord(end))) {
      end++;
    }
    return end;
  }

  private void report(int first, int end) {
    Span span =
        Spans.of(problems.source(), tokens.get(first))
            .to(Spans.of(problems.source(), tokens.get(end - 1)));
    problems.report(
        Diagnostic.of(Code.MALFORMED_NUMBER, span, "`" + span.text() + "` is not a number")
            .withHelp(help(first, end)));
  }

  private String help(int first, int end) {
    if (isPoint(first) || isPoint(end - 1)) {
      return "a digit stands on both sides of the point";
    }
    CommonToken second = tokens.get(first + 1);
    if (second.getText().startsWith("_")) {
      return "an underscore stands between two digits";
    }
    return isWord(first + 1)
        ? "a number ends before a letter, and a name does not begin with a digit"
        : "a number has one point, with digits on both sides";
  }

  private boolean touches(int i) {
    return tokens.get(i).getStartIndex() == tokens.get(i - 1).getStopIndex() + 1;
  }

  private boolean isNumber(int i) {
    return i < tokens.size()
        && (tokens.get(i).getType() == NnLexer.INTEGER || tokens.get(i).getType() == NnLexer.FLOAT);
  }

  private boolean isPoint(int i) {
    return tokens.get(i).getType() == NnLexer.DOT;
  }

  private boolean isWord(int i) {
    int type = tokens.get(i).getType();
    return Words.NAMES.get(type) || Words.RESERVED.get(type);
  }
}
