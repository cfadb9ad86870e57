package org.adjoint.cli.watch;

import java.util.Arrays;
import java.util.List;

/** Shows a confusion matrix, the shade of a cell being its part of the line. */
final class ConfusionTable {
  private static final int SHADES = 8;

  private ConfusionTable() {}

  static String of(RunRecord.End end) {
    ConfusionMatrix matrix = end.confusion();
    if (matrix == null) {
      return "";
    }
    List<String> classes = matrix.classes();
    StringBuilder text = new StringBuilder("<p class=\"note\">");
    text.append(rows(end));
    if (matrix.measured() < end.measured().rows()) {
      text.append(", the first ").append(matrix.measured());
    }
    text.append(": ").append(matrix.right()).append(" of ").append(matrix.total());
    text.append(" right. Lines are true classes, columns are what the model says.</p>");
    text.append("<div class=\"wide\"><table class=\"confusion\"><thead><tr><td></td>");
    for (String name : classes) {
      text.append("<th scope=\"col\">").append(Markup.escape(name)).append("</th>");
    }
    text.append("</tr></thead><tbody>");
    for (int line = 0; line < classes.size(); line++) {
      text.append("<tr><th scope=\"row\">")
          .append(Markup.escape(classes.get(line)))
          .append("</th>");
      int[] counts = matrix.counts()[line];
      int total = Math.max(1, Arrays.stream(counts).sum());
      for (int column = 0; column < counts.length; column++) {
        int shade = (int) Math.ceil((double) SHADES * counts[column] / total);
        String kind = column == line ? "right" : "wrong";
        text.append("<td class=\"").append(kind).append(" shade").append(shade).append("\">");
        text.append(counts[column]).append("</td>");
      }
      text.append("</tr>\n");
    }
    text.append("</tbody></table></div>");
    return Sections.section("Confusion matrix", text.toString());
  }

  /** Which rows were measured. */
  static String rows(RunRecord.End end) {
    return end.data().validation() == null ? "Training rows" : "Validation rows";
  }
}
