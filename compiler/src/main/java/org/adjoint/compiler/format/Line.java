package org.adjoint.compiler.format;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.parse.Lexeme;

/** A line that is not blank: what stands on it, where it stood, and where it is to stand. */
final class Line {
  /**
   * A lexeme of a line.
   *
   * @param column where it stood, from 0
   * @param spaces how many spaces stood before it
   * @param gap how many spaces belong before it, if nothing has to be aligned
   */
  record Cell(Lexeme lexeme, int column, int spaces, int gap) {
    /** The width of what stands on the line that the lexeme begins on, or ends it. */
    int width() {
      return lexeme.text().codePointCount(0, lexeme.text().length());
    }
  }

  private final boolean afterBlank;
  private final List<Cell> cells = new ArrayList<>();
  private int indent;

  /**
   * Begins a line.
   *
   * @param afterBlank whether a blank line stood before it
   */
  Line(boolean afterBlank) {
    this.afterBlank = afterBlank;
  }

  boolean afterBlank() {
    return afterBlank;
  }

  List<Cell> cells() {
    return cells;
  }

  Lexeme first() {
    return cells.get(0).lexeme();
  }

  Lexeme last() {
    return cells.get(cells.size() - 1).lexeme();
  }

  /** The column of the first lexeme as it stood. */
  int oldIndent() {
    return cells.get(0).column();
  }

  int indent() {
    return indent;
  }

  void indentBy(int columns) {
    indent = columns;
  }
}
