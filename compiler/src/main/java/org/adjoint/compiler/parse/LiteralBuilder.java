package org.adjoint.compiler.parse;

import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Expression;
import org.antlr.v4.runtime.Token;

/** Builds numbers and strings. */
final class LiteralBuilder {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private final Problems problems;

  LiteralBuilder(Problems problems) {
    this.problems = problems;
  }

  Expression.IntegerLiteral integer(Token token) {
    Span span = Spans.of(problems.source(), token);
    long value = 0;
    try {
      value = Long.parseLong(digits(token));
    } catch (NumberFormatException tooLarge) {
      problems.report(Code.MALFORMED_NUMBER, span, "this integer is larger than " + Long.MAX_VALUE);
    }
    return new Expression.IntegerLiteral(value, span);
  }

  Expression.FloatLiteral decimal(Token token) {
    Span span = Spans.of(problems.source(), token);
    double value = Double.parseDouble(digits(token));
    if (Double.isInfinite(value)) {
      problems.report(
          Diagnostic.of(
                  Code.MALFORMED_NUMBER, span, "this number is larger than " + Double.MAX_VALUE)
              .withHelp("write `infinity` if that is meant"));
    }
    return new Expression.FloatLiteral(value, span);
  }

  private static String digits(Token token) {
    return token.getText().replace("_", "");
  }

  /** Builds a string, its escapes resolved as JSON's are. */
  Expression.TextLiteral text(Token token) {
    String quoted = token.getText();
    StringBuilder value = new StringBuilder(quoted.length());
    int i = 1;
    while (i < quoted.length() - 1) {
      if (quoted.charAt(i) != '\\') {
        value.append(quoted.charAt(i));
        i++;
        continue;
      }
      int length = appendEscape(quoted, i, value);
      if (length == 0) {
        reportEscape(token, i);
        length = 2;
      }
      i += length;
    }
    return new Expression.TextLiteral(value.toString(), Spans.of(problems.source(), token));
  }

  /** Appends what the escape at a place stands for; returns its length, or 0 if it is none. */
  private static int appendEscape(String quoted, int at, StringBuilder value) {
    char kind = quoted.charAt(at + 1);
    if (kind == 'u') {
      int code = hexadecimal(quoted, at + 2);
      if (code < 0) {
        return 0;
      }
      value.append((char) code);
      return 6;
    }
    int known = ESCAPES.indexOf(kind);
    if (known < 0) {
      return 0;
    }
    value.append(ESCAPED.charAt(known));
    return 2;
  }

  /** The value of four hexadecimal digits, or -1 where there are none. */
  private static int hexadecimal(String text, int start) {
    int code = 0;
    for (int i = start; i < start + 4; i++) {
      int digit = i < text.length() ? asciiDigit(text.charAt(i)) : -1;
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  private static int asciiDigit(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  private void reportEscape(Token token, int at) {
    int start = token.getStartIndex() + at;
    problems.report(
        Diagnostic.of(
                Code.MALFORMED_ESCAPE,
                problems.source().span(start, start + 2),
                "a string has no such escape")
            .withHelp(
                "the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits"));
  }
}
