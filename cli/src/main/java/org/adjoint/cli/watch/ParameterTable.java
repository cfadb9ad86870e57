package org.adjoint.cli.watch;

import java.util.Arrays;
import java.util.List;
import org.adjoint.runtime.program.Persistent;

/** A line for each parameter: its size, how far it moved, and how its elements are distributed. */
final class ParameterTable {
  private static final int BAR = 6;
  private static final int HEIGHT = 30;

  private ParameterTable() {}

  static String of(List<ParameterFigures> figures) {
    if (figures.isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder("<div class=\"wide\"><table><thead><tr><th>parameter</th>");
    text.append("<th>shape</th><th>norm</th><th>change in the last epoch</th><th>least</th>");
    text.append("<th>distribution of its elements</th><th>greatest</th></tr></thead><tbody>");
    for (ParameterFigures each : figures) {
      Persistent parameter = each.parameter();
      text.append("<tr><th scope=\"row\"><code>").append(Markup.escape(parameter.name()));
      text.append("</code></th><td>").append(shape(parameter)).append("</td>");
      cell(Markup.number(each.norm()), text);
      cell(change(each), text);
      cell(Markup.number(each.least()), text);
      text.append("<td>").append(histogram(each.bars())).append("</td>");
      cell(Markup.number(each.most()), text);
      text.append("</tr>\n");
    }
    return Sections.section("Parameters", text.append("</tbody></table></div>").toString());
  }

  private static String shape(Persistent parameter) {
    return parameter.shape().isEmpty()
        ? "scalar"
        : String.join(" × ", parameter.shape().stream().map(String::valueOf).toList());
  }

  /** The change as a part of the norm, as what is large depends on that. */
  private static String change(ParameterFigures figures) {
    if (Double.isNaN(figures.moved())) {
      return "–";
    }
    return figures.norm() == 0
        ? Markup.number(figures.moved())
        : Markup.number(100 * figures.moved() / figures.norm()) + " %";
  }

  private static void cell(String value, StringBuilder text) {
    text.append("<td class=\"number\">").append(value).append("</td>");
  }

  private static String histogram(int[] bars) {
    int most = Math.max(1, Arrays.stream(bars).max().orElse(1));
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < bars.length; i++) {
      if (bars[i] > 0) {
        double height = Math.max(1, (double) HEIGHT * bars[i] / most);
        path.append('M').append(i * BAR).append(' ').append(HEIGHT).append('v');
        path.append(Markup.place(-height)).append('h').append(BAR - 1).append('v');
        path.append(Markup.place(height)).append('z');
      }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"histogram\" viewBox=\"0 0 "
        + bars.length * BAR
        + " "
        + HEIGHT
        + "\"><path d=\""
        + path
        + "\"/></svg>";
  }
}
