package org.adjoint.compiler.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.parse.Lexeme;
import org.adjoint.compiler.parse.Lexeme.Kind;
import org.adjoint.compiler.parse.Lexemes;
import org.adjoint.compiler.parse.Parser;
import org.adjoint.compiler.source.SourceText;

/**
 * Lays out text anew: spaces, indentation and blank lines. Lines stay the lines they are, comments
 * stay where they are, and what was aligned stays aligned. Formatting twice gives the same text.
 */
public final class Formatter {
  private final SourceText source;
  private final Spacing spacing = new Spacing();
  private final List<Line> lines = new ArrayList<>();

  private Formatter(SourceText source) {
    this.source = source;
  }

  /**
   * The text of a file, formatted.
   *
   * @throws CompilationException where the text cannot be read as a program
   */
  public static String format(SourceText source) {
    Diagnostics diagnostics = new Diagnostics();
    Parser.parse(source, diagnostics);
    diagnostics.throwIfErrors();
    List<Lexeme> lexemes = Lexemes.of(source);
    String formatted = new Formatter(source).layOut(lexemes);
    requireSame(lexemes, Lexemes.of(SourceText.of(source.name(), formatted)));
    return formatted;
  }

  private String layOut(List<Lexeme> lexemes) {
    read(lexemes);
    Indentation.indent(lines);
    Map<Line.Cell, Integer> places = Alignment.places(lines);
    StringBuilder text = new StringBuilder();
    for (int number = 0; number < lines.size(); number++) {
      Line line = lines.get(number);
      if (number > 0 && line.afterBlank() && mayFollowBlank(lines.get(number - 1), line)) {
        text.append('\n');
      }
      write(line, places, text);
    }
    return text.toString();
  }

  private void read(List<Lexeme> lexemes) {
    Line line = null;
    int ends = 0;
    int end = 0;
    for (Lexeme lexeme : lexemes) {
      int gap = spacing.before(lexeme);
      if (lexeme.kind() == Kind.LINE_END) {
        line = null;
        ends++;
        continue;
      }
      if (line == null) {
        line = new Line(ends > 1);
        lines.add(line);
        end = lexeme.offset();
      }
      ends = 0;
      int column = source.column(lexeme.offset()) - 1;
      line.cells().add(new Line.Cell(lexeme, column, lexeme.offset() - end, gap));
      end = lexeme.offset() + lexeme.text().length();
    }
  }

  private static boolean mayFollowBlank(Line above, Line line) {
    return !above.last().is("{") && !line.first().is("}");
  }

  private static void write(Line line, Map<Line.Cell, Integer> places, StringBuilder text) {
    int at = 0;
    for (Line.Cell cell : line.cells()) {
      int place = places.getOrDefault(cell, at);
      text.append(" ".repeat(Math.max(0, place - at)));
      boolean comment = cell.lexeme().kind() == Kind.COMMENT;
      text.append(comment ? cell.lexeme().text().stripTrailing() : cell.lexeme().text());
      at = place + cell.width();
    }
    text.append('\n');
  }

  /** A layout that changes what the text says is a fault of this class, and must not be written. */
  private static void requireSame(List<Lexeme> before, List<Lexeme> after) {
    if (!meaning(before).equals(meaning(after))) {
      throw new IllegalStateException("formatting has changed the program");
    }
  }

  private static List<String> meaning(List<Lexeme> lexemes) {
    return lexemes.stream()
        .filter(lexeme -> lexeme.kind() != Kind.LINE_END)
        .map(lexeme -> lexeme.beginsStatement() + " " + lexeme.text().stripTrailing())
        .toList();
  }
}
