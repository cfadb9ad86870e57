package org.adjoint.cli.watch;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Draws curves over the epochs as SVG, whose colours are the page's. */
public final class LineChart {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 220;
  private static final int LEFT = 58;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 26;
  private static final int HUES = 8;
  private static final int ROWS = 4;

  /** More points than this could not be told apart. */
  private static final int MOST_POINTS = 1_000;

  private final List<Curve> curves;
  private final boolean logarithmic;
  private final int first;
  private final int last;
  private final double low;
  private final double high;
  private final double unit;

  private LineChart(List<Curve> curves, boolean logarithmic) {
    this.curves = curves;
    this.logarithmic = logarithmic;
    this.first = curves.stream().mapToInt(Curve::first).min().orElse(1);
    this.last = curves.stream().mapToInt(Curve::last).max().orElse(1);
    double least = finite(curves).min().orElse(0);
    double most = finite(curves).max().orElse(1);
    double extent = most > least ? most - least : Math.max(Math.abs(most), 1e-6);
    this.unit = logarithmic ? Math.max(1, unit(extent)) : unit(extent);
    // What never changes is drawn in the middle; 0.01 as a float is a little less.
    double below = most > least ? least / unit : least / unit + 1e-6;
    this.low = Math.floor(below) * unit - (most > least ? 0 : unit);
    this.high = Math.max(Math.ceil(most / unit) * unit, low + (most > least ? unit : 2 * unit));
  }

  /** A figure with its title, its legend and its curves. */
  static String of(String title, List<Curve> curves) {
    return new LineChart(curves, false).figure(title);
  }

  /** The same, in which equal distances are equal factors; what is not positive is left out. */
  static String logarithmic(String title, List<Curve> curves) {
    List<Curve> powers =
        curves.stream()
            .map(each -> new Curve(each.name(), each.first(), powers(each.values())))
            .toList();
    return new LineChart(powers, true).figure(title);
  }

  /**
   * The picture of {@link #of} alone, an element {@code svg} with the classes {@code grid}, {@code
   * line}, {@code dot} and {@code hue0} to {@code hue7}, one a curve.
   */
  public static String picture(String title, List<Curve> curves) {
    return new LineChart(curves, false).picture(title);
  }

  private static List<Double> powers(List<Double> values) {
    return values.stream().map(value -> value > 0 ? Math.log10(value) : Double.NaN).toList();
  }

  private static DoubleStream finite(List<Curve> curves) {
    return curves.stream()
        .flatMapToDouble(curve -> curve.values().stream().mapToDouble(v -> v))
        .filter(Double::isFinite);
  }

  /** A round number of which about four make the extent. */
  private static double unit(double extent) {
    double rough = extent / ROWS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double factor : new double[] {1, 2, 5}) {
      if (rough <= factor * power) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private String figure(String title) {
    StringBuilder text = new StringBuilder();
    String name = Markup.escape(title);
    text.append("<figure class=\"chart\"><figcaption><b>").append(name).append("</b>");
    for (int i = 0; i < curves.size(); i++) {
      text.append(" <span class=\"key hue").append(i % HUES).append("\">");
      text.append(Markup.escape(curves.get(i).name())).append("</span>");
    }
    text.append("</figcaption>").append(picture(title));
    return text.append("</figure>\n").toString();
  }

  private String picture(String title) {
    StringBuilder text =
        new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    text.append(" viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
    text.append("\" aria-label=\"").append(Markup.escape(title)).append("\">");
    grid(text);
    for (int i = 0; i < curves.size(); i++) {
      draw(curves.get(i), "hue" + i % HUES, text);
    }
    return text.append("</svg>").toString();
  }

  private void grid(StringBuilder text) {
    for (int i = 0; low + i * unit <= high + unit / 2; i++) {
      double value = low + i * unit;
      String y = Markup.place(y(value));
      text.append("<path class=\"grid\" d=\"M").append(LEFT).append(' ').append(y);
      text.append('H').append(WIDTH - RIGHT).append("\"/>");
      label(LEFT - 6, y(value) + 4, "end", tick(value), text);
    }
    label(LEFT, HEIGHT - 8, "start", "epoch " + first, text);
    if (last > first) {
      label(WIDTH - RIGHT, HEIGHT - 8, "end", Integer.toString(last), text);
    }
  }

  private String tick(double value) {
    if (logarithmic) {
      return String.format(Locale.ROOT, "1e%.0f", value);
    }
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(unit) - 1e-9));
    return decimals > 5 || Math.abs(value) >= 1e6
        ? String.format(Locale.ROOT, "%.1e", value)
        : String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0);
  }

  private static void label(double x, double y, String anchor, String said, StringBuilder text) {
    text.append("<text x=\"").append(Markup.place(x)).append("\" y=\"").append(Markup.place(y));
    text.append("\" text-anchor=\"").append(anchor).append("\">").append(said).append("</text>");
  }

  /** A line, parted where a value is not finite; a value between such is a dot. */
  private void draw(Curve curve, String hue, StringBuilder text) {
    StringBuilder path = new StringBuilder();
    int count = curve.values().size();
    int stride = 1 + (count - 1) / MOST_POINTS;
    // The last epoch is always drawn.
    int start = (count - 1) % stride;
    for (int i = start; i < count; i += stride) {
      boolean before = isDrawn(curve, i - stride);
      if (isDrawn(curve, i)) {
        path.append(before ? 'L' : 'M').append(point(curve, i, " "));
      }
      if (isDrawn(curve, i) && !before && !isDrawn(curve, i + stride)) {
        text.append("<circle class=\"dot ").append(hue).append("\" r=\"3\" cx=\"");
        text.append(point(curve, i, "\" cy=\"")).append("\"/>");
      }
    }
    text.append("<path class=\"line ").append(hue).append("\" d=\"").append(path).append("\"/>");
  }

  private static boolean isDrawn(Curve curve, int place) {
    return place >= 0
        && place < curve.values().size()
        && Double.isFinite(curve.values().get(place));
  }

  private String point(Curve curve, int place, String between) {
    double x = x(curve.first() + place);
    return Markup.place(x) + between + Markup.place(y(curve.values().get(place)));
  }

  private double x(int epoch) {
    double share = last == first ? 0 : (double) (epoch - first) / (last - first);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM);
  }
}
