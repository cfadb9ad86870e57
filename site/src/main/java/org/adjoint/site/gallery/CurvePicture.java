package org.adjoint.site.gallery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.cli.watch.Curve;
import org.adjoint.cli.watch.LineChart;
import org.adjoint.site.html.Html;

/**
 * Draws a record as a picture that stands for itself: light or dark as their reader wishes, without
 * anything else loaded.
 */
public final class CurvePicture {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 220;
  private static final int HEAD = 26;
  private static final int MOST_MEASURES = 4;

  /** Two stand side by side in a column of text. */
  private static final int SHOWN_WIDTH = 400;

  /** The colours of a run's page, {@code cli/watch/page.css}. */
  private static final String STYLE =
      """
      <style>
      text { font: 12px system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; fill: #5c6678; }
      .title { font-weight: 600; font-size: 13px; fill: #1c2330; }
      .grid { stroke: #d9dde4; fill: none; } .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
      .hue0 { stroke: #2f5fd0; } .hue1 { stroke: #d9660a; }
      text.hue0 { stroke: none; fill: #2f5fd0; } text.hue1 { stroke: none; fill: #b85608; }
      @media (prefers-color-scheme: dark) {
        text { fill: #97a3b6; } .title { fill: #e3e8f0; } .grid { stroke: #303846; }
        .hue0 { stroke: #7fa6ff; } .hue1 { stroke: #ffb066; }
        text.hue0 { fill: #7fa6ff; } text.hue1 { fill: #ffb066; }
      }
      </style>
      """;

  private CurvePicture() {}

  /** The pictures of the first measures, by their names, each a whole SVG file. */
  public static Map<String, String> svgs(CurveRecord record) {
    Map<String, String> pictures = new LinkedHashMap<>();
    record.measures().stream()
        .limit(MOST_MEASURES)
        .forEach(measure -> pictures.put(measure, svg(measure, record.curves(measure))));
    return pictures;
  }

  private static String svg(String measure, Map<String, List<Double>> curves) {
    StringBuilder svg =
        new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    svg.append(WIDTH).append(' ').append(HEIGHT + HEAD).append("\" width=\"");
    svg.append(SHOWN_WIDTH).append("\">\n").append(STYLE);
    chart(measure, curves, svg);
    return svg.append("</svg>\n").toString();
  }

  private static void chart(String measure, Map<String, List<Double>> values, StringBuilder svg) {
    List<Curve> curves = new ArrayList<>();
    svg.append("<text class=\"title\" x=\"4\" y=\"17\">").append(Html.escape(measure));
    svg.append("</text>");
    int x = WIDTH - 12;
    for (String name : List.of("validation", "training")) {
      if (values.containsKey(name)) {
        List<Double> line = values.get(name);
        String legend = name + " " + CurveRecord.last(line);
        int hue = name.equals("training") ? 0 : 1;
        svg.append("<text class=\"hue").append(hue).append("\" text-anchor=\"end\" x=\"").append(x);
        svg.append("\" y=\"17\">").append(legend).append("</text>");
        x -= 130;
        curves.add(0, new Curve(name, 1, line));
      }
    }
    String picture = LineChart.picture(measure, curves);
    String place = "<svg y=\"%d\" width=\"%d\" height=\"%d\" ".formatted(HEAD, WIDTH, HEIGHT);
    svg.append(picture.replaceFirst("<svg ", place));
  }
}
