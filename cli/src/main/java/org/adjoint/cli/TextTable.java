package org.adjoint.cli;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text, its columns as wide as what they hold. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... heads) {
    row(heads);
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** The lines; columns from {@code numbers} on stand to the right. */
  List<String> lines(int numbers) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String space = " ".repeat(widths[column] - row.get(column).length());
        line.append(column == 0 ? "" : GAP);
        line.append(column < numbers ? row.get(column) + space : space + row.get(column));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
