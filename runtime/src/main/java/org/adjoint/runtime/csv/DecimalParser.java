package org.adjoint.runtime.csv;

/** Reads decimal numbers from characters, correctly rounded, without making strings of most. */
public final class DecimalParser {
  /** Powers of ten that a double holds exactly. */
  private static final double[] POWERS = new double[23];

  /** Numbers of at most so many digits are exact in a double. */
  private static final int EXACT_DIGITS = 15;

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private DecimalParser() {}

  /** The number that {@code text} is, spaces around it ignored; NaN if it is none. */
  public static double parse(String text) {
    return parse(text.toCharArray(), 0, text.length());
  }

  /** The number that characters {@code from} to {@code to} are; NaN if they are none. */
  static double parse(char[] text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isSpace(text[start])) {
      start++;
    }
    while (start < end && isSpace(text[end - 1])) {
      end--;
    }
    boolean negative = start < end && text[start] == '-';
    boolean signed = start < end && (negative || text[start] == '+');
    double simple = simple(text, signed ? start + 1 : start, end);
    if (!Double.isNaN(simple)) {
      return negative ? -simple : simple;
    }
    return general(text, start, end);
  }

  /** Digits with at most one point; both the digits and the power of ten are exact, so is this. */
  private static double simple(char[] text, int start, int end) {
    long digits = 0;
    int decimals = -1;
    int count = 0;
    for (int i = start; i < end; i++) {
      char c = text[i];
      if (c == '.' && decimals < 0) {
        decimals = 0;
      } else if (c >= '0' && c <= '9' && count < EXACT_DIGITS) {
        digits = 10 * digits + (c - '0');
        count++;
        decimals = decimals < 0 ? decimals : decimals + 1;
      } else {
        return Double.NaN;
      }
    }
    if (count == 0) {
      return Double.NaN;
    }
    return decimals <= 0 ? digits : digits / POWERS[decimals];
  }

  /** Whatever Java reads, but for its own suffixes, hexadecimal and words. */
  private static double general(char[] text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text[i];
      boolean digit = c >= '0' && c <= '9';
      if (!digit && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    try {
      double value = Double.parseDouble(new String(text, start, end - start));
      return Double.isInfinite(value) ? Double.NaN : value;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
