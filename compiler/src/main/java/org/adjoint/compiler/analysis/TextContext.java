package org.adjoint.compiler.analysis;

import java.util.ArrayDeque;
import java.util.Deque;
import org.adjoint.compiler.parse.Lexeme;
import org.adjoint.compiler.parse.Lexeme.Kind;
import org.adjoint.compiler.parse.Lexemes;
import org.adjoint.compiler.source.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a place of a text that need not be a program yet.
 *
 * @param place what may be written there
 * @param declaration the word and the name that begin the declaration around it, or nothing
 * @param before the name that is called, or that stands before the point
 */
record TextContext(Place place, Declared declaration, String before) {
  /** What a place is for. */
  enum Place {
    NOTHING,
    DECLARATION,
    STATEMENT,
    VALUE,
    ARGUMENT,
    MEMBER,
    OPTION
  }

  /** The beginning of a declaration. */
  record Declared(String word, String name) {}

  private static final Declared NONE = new Declared("", "");

  /** A bracket that is open, and the name before it. */
  private record Open(String bracket, String callee) {}

  static TextContext of(SourceText source, int offset) {
    int start = offset;
    while (start > 0 && Character.isUnicodeIdentifierPart(source.text().charAt(start - 1))) {
      start--;
    }
    Deque<Open> open = new ArrayDeque<>();
    @Nullable Lexeme[] last = {null, null};
    Declared declared = NONE;
    for (Lexeme lexeme : Lexemes.of(source)) {
      int end = lexeme.offset() + lexeme.text().length();
      boolean comment = lexeme.kind() == Kind.COMMENT || lexeme.text().startsWith("\"");
      if (comment && lexeme.offset() < offset && offset <= end) {
        return new TextContext(Place.NOTHING, declared, "");
      }
      if (end > start || lexeme.offset() >= start) {
        break;
      }
      if (open.isEmpty() && lexeme.beginsStatement()) {
        declared = new Declared(lexeme.text(), "");
      } else if (declared.name().isEmpty() && lexeme.kind() == Kind.OPERAND) {
        declared = new Declared(declared.word(), lexeme.text());
      }
      note(lexeme, last[1], open);
      last[0] = last[1];
      last[1] = lexeme;
    }
    return of(last, open, declared);
  }

  private static void note(Lexeme lexeme, @Nullable Lexeme before, Deque<Open> open) {
    if (lexeme.kind() == Kind.OPEN) {
      String name = before != null && before.kind() == Kind.OPERAND ? before.text() : "";
      open.push(new Open(lexeme.text(), name));
    } else if (lexeme.kind() == Kind.CLOSE && !open.isEmpty()) {
      open.pop();
    }
  }

  private static TextContext of(@Nullable Lexeme[] last, Deque<Open> open, Declared declared) {
    Lexeme previous = last[1];
    if (previous != null && previous.is(".")) {
      String owner = last[0] == null ? "" : last[0].text();
      return new TextContext(Place.MEMBER, declared, owner);
    }
    boolean begins =
        previous == null
            || previous.kind() == Kind.LINE_END
            || previous.kind() == Kind.COMMENT
            || previous.is("{");
    if (open.isEmpty()) {
      Place place = begins ? Place.DECLARATION : Place.VALUE;
      return new TextContext(place, begins ? NONE : declared, "");
    }
    Open inner = open.peek();
    if (declared.word().equals("train")) {
      boolean option = open.size() == 1 && (begins || previous.is(","));
      if (option) {
        return new TextContext(Place.OPTION, declared, "");
      }
    }
    if (inner.bracket().equals("(") && !inner.callee().isEmpty()) {
      return new TextContext(Place.ARGUMENT, declared, inner.callee());
    }
    boolean statement = begins && inner.bracket().equals("{");
    return new TextContext(statement ? Place.STATEMENT : Place.VALUE, declared, "");
  }
}
