package org.adjoint.compiler.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.format.Line.Cell;

/**
 * Keeps what was aligned by hand: lexemes of neighbouring lines that stood in one column, some of
 * them behind more than one space, stand in one column again, as far left as the widest line lets
 * them.
 */
final class Alignment {
  /** A column of lexemes of neighbouring lines. */
  private static final class Column {
    private int place;
    private boolean wide;
  }

  private final List<Line> lines;
  private final Map<Cell, Column> columns = new HashMap<>();
  private final Map<Cell, Integer> places = new HashMap<>();

  private Alignment(List<Line> lines) {
    this.lines = lines;
  }

  /** The column of each lexeme that does not stand first on its line. */
  static Map<Cell, Integer> places(List<Line> lines) {
    Alignment alignment = new Alignment(lines);
    for (int number = 1; number < lines.size(); number++) {
      if (!lines.get(number).afterBlank()) {
        alignment.join(lines.get(number - 1), lines.get(number));
      }
    }
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Line line : lines) {
        moved |= alignment.place(line);
      }
    }
    return alignment.places;
  }

  private void join(Line above, Line below) {
    Map<Integer, Cell> stood = new LinkedHashMap<>();
    alignable(above).forEach(cell -> stood.put(cell.column(), cell));
    for (Cell cell : alignable(below)) {
      Cell other = stood.get(cell.column());
      if (other != null) {
        Column column = columns.computeIfAbsent(other, c -> new Column());
        column.wide |= cell.spaces() > 1 || other.spaces() > 1;
        columns.put(cell, column);
      }
    }
  }

  private static List<Cell> alignable(Line line) {
    List<Cell> alignable = new ArrayList<>();
    for (Cell cell : line.cells().subList(1, line.cells().size())) {
      if (cell.gap() > 0 && cell.spaces() > 0) {
        alignable.add(cell);
      }
    }
    return alignable;
  }

  /** Places the lexemes of a line; tells whether that moved a column, and so other lines. */
  private boolean place(Line line) {
    boolean moved = false;
    int end = line.indent();
    for (Cell cell : line.cells()) {
      int place = cell == line.cells().get(0) ? end : end + cell.gap();
      Column column = columns.get(cell);
      if (column != null && column.wide) {
        moved |= column.place < place;
        column.place = Math.max(column.place, place);
        place = column.place;
      }
      places.put(cell, place);
      end = place + cell.width();
    }
    return moved;
  }
}
