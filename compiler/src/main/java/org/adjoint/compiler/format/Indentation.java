package org.adjoint.compiler.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.adjoint.compiler.parse.Lexeme;
import org.adjoint.compiler.parse.Lexeme.Kind;

/**
 * Indents lines: statements by the braces around them; what continues a statement keeps its place
 * relative to where the statement begins, for there its writer knows best.
 */
final class Indentation {
  private static final int STEP = 2;

  private final List<Line> lines;
  private int depth;
  private int oldStart;
  private int start;
  private final Deque<Start> around = new ArrayDeque<>();

  /** Where the statement around braces began, and where it begins now. */
  private record Start(int old, int present) {}

  private Indentation(List<Line> lines) {
    this.lines = lines;
  }

  static void indent(List<Line> lines) {
    Indentation indentation = new Indentation(lines);
    for (int number = 0; number < lines.size(); number++) {
      indentation.indent(number);
    }
  }

  private void indent(int number) {
    Line line = lines.get(number);
    if (line.first().is("}")) {
      line.indentBy(STEP * (depth - 1));
    } else if (begins(number)) {
      line.indentBy(STEP * depth);
    } else {
      int least = line.first().kind() == Kind.CLOSE ? start : start + STEP;
      line.indentBy(Math.max(least, start + line.oldIndent() - oldStart));
    }
    for (Line.Cell cell : line.cells()) {
      take(cell, line);
    }
  }

  private void take(Line.Cell cell, Line line) {
    Lexeme lexeme = cell.lexeme();
    if (lexeme.beginsStatement()) {
      oldStart = line.oldIndent();
      start = line.indent();
    }
    if (lexeme.is("{")) {
      depth++;
      around.push(new Start(oldStart, start));
    } else if (lexeme.is("}")) {
      depth--;
      leave();
    }
  }

  /** What follows the braces continues the statement that they stand in. */
  private void leave() {
    Start outer = around.poll();
    if (outer != null) {
      oldStart = outer.old;
      start = outer.present;
    }
  }

  /** Whether the line, or what the comments on it stand above, begins a statement. */
  private boolean begins(int number) {
    for (Line line : lines.subList(number, lines.size())) {
      for (Line.Cell cell : line.cells()) {
        if (cell.lexeme().kind() != Kind.COMMENT) {
          return cell.lexeme().beginsStatement() || cell.lexeme().is("}");
        }
      }
    }
    return true;
  }
}
