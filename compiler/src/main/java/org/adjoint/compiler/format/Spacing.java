package org.adjoint.compiler.format;

import java.util.ArrayDeque;
import java.util.Deque;
import org.adjoint.compiler.parse.Lexeme;
import org.adjoint.compiler.parse.Lexeme.Kind;
import org.jspecify.annotations.Nullable;

/** Says how many spaces stand between two neighbours; it has to see all of a file in order. */
final class Spacing {
  private final Deque<String> open = new ArrayDeque<>();
  private @Nullable Lexeme last;
  private boolean sign;

  /** The spaces before the next lexeme, 0 or 1, if it stands on the line of the last one. */
  int before(Lexeme next) {
    Lexeme previous = last;
    int gap = previous == null ? 0 : gap(previous, next);
    take(previous, next);
    return gap;
  }

  private int gap(Lexeme previous, Lexeme next) {
    if (next.kind() == Kind.COMMENT || previous.kind() == Kind.COMMENT) {
      return 1;
    }
    if (next.is(",") || next.is(".") || previous.is(".") || sign) {
      return 0;
    }
    boolean opened = previous.kind() == Kind.OPEN;
    boolean closing = next.kind() == Kind.CLOSE;
    if (opened || closing) {
      boolean braces = previous.is("{") || next.is("}");
      return braces && !(opened && closing) ? 1 : 0;
    }
    if (next.is(":")) {
      return previous.is(",") ? 1 : 0;
    }
    if (previous.is(":")) {
      return "[".equals(open.peek()) ? 0 : 1;
    }
    boolean applied = endsOperand(previous) && !previous.is("}");
    return applied && (next.is("(") || next.is("[")) ? 0 : 1;
  }

  private void take(@Nullable Lexeme previous, Lexeme next) {
    if (next.kind() == Kind.OPEN) {
      open.push(next.text());
    } else if (next.kind() == Kind.CLOSE) {
      open.pop();
    }
    if (next.kind() != Kind.LINE_END) {
      sign = next.is("-") && (previous == null || !endsOperand(previous));
      last = next;
    }
  }

  private static boolean endsOperand(Lexeme lexeme) {
    return lexeme.kind() == Kind.OPERAND || lexeme.kind() == Kind.CLOSE;
  }
}
