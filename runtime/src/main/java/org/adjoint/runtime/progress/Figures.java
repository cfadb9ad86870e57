package org.adjoint.runtime.progress;

import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
  private Figures() {}

  /** A measure with four decimals, or with an exponent where those would tell too little. */
  static String measure(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return size != 0 && (size < 0.001 || size >= 100_000)
        ? String.format(Locale.ROOT, "%.3e", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }

  /** A number of rows a second, with its thousands parted. */
  static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%,.0f samples/s", perSecond);
  }

  /** Seconds as {@code 0.4 s}, {@code 12 s}, {@code 3:05} or {@code 1:02:03}. */
  static String time(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    String end = String.format(Locale.ROOT, "%02d", whole % 60);
    long minutes = whole / 60;
    return minutes < 60
        ? minutes + ":" + end
        : String.format(Locale.ROOT, "%d:%02d:%s", minutes / 60, minutes % 60, end);
  }
}
