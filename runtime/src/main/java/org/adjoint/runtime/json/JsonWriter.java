package org.adjoint.runtime.json;

import java.util.Iterator;
import java.util.Map;

/** Writes JSON values as compact text. */
final class JsonWriter {
  private JsonWriter() {}

  static void write(Json value, StringBuilder out) {
    if (value instanceof Json.Text text) {
      quote(text.value(), out);
    } else if (value instanceof Json.Number number) {
      number(number.value(), out);
    } else if (value instanceof Json.Flag flag) {
      out.append(flag.value());
    } else if (value instanceof Json.Elements elements) {
      elements(elements, out);
    } else if (value instanceof Json.Fields fields) {
      fields(fields, out);
    } else {
      out.append("null");
    }
  }

  private static void elements(Json.Elements elements, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < elements.values().size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(elements.values().get(i), out);
    }
    out.append(']');
  }

  private static void fields(Json.Fields fields, StringBuilder out) {
    out.append('{');
    Iterator<Map.Entry<String, Json>> entries = fields.entries().entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, Json> entry = entries.next();
      quote(entry.getKey(), out);
      out.append(':');
      write(entry.getValue(), out);
      if (entries.hasNext()) {
        out.append(',');
      }
    }
    out.append('}');
  }

  private static void number(double value, StringBuilder out) {
    long whole = (long) value;
    boolean negativeZero = value == 0 && Double.doubleToRawLongBits(value) != 0;
    if (whole == value && Math.abs(whole) < 1L << 53 && !negativeZero) {
      out.append(whole);
    } else {
      out.append(value);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> plainOrEscaped(c, out);
      }
    }
    out.append('"');
  }

  /** A lone surrogate has no UTF-8 form, so surrogates are written as escapes too. */
  private static void plainOrEscaped(char c, StringBuilder out) {
    if (c >= ' ' && !Character.isSurrogate(c)) {
      out.append(c);
      return;
    }
    out.append("\\u");
    String digits = Integer.toHexString(c);
    out.append("0".repeat(4 - digits.length())).append(digits);
  }
}
