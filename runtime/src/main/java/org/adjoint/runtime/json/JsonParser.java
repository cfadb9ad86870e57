package org.adjoint.runtime.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON as RFC 8259 has it, with limits: {@value #DEPTH_LIMIT} levels, and no name twice in an
 * object.
 */
final class JsonParser {
  static final int DEPTH_LIMIT = 64;

  private final String text;
  private int position;
  private int depth;

  JsonParser(String text) {
    this.text = text;
  }

  Json parse() {
    Json value = value();
    skipSpace();
    if (position < text.length()) {
      throw fault("text after the end of the value");
    }
    return value;
  }

  private Json value() {
    skipSpace();
    return switch (peek()) {
      case '{' -> nested(true);
      case '[' -> nested(false);
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Flag(true));
      case 'f' -> word("false", new Json.Flag(false));
      case 'n' -> word("null", new Json.Nothing());
      default -> number();
    };
  }

  private Json nested(boolean object) {
    if (++depth > DEPTH_LIMIT) {
      throw fault("more than " + DEPTH_LIMIT + " levels");
    }
    position++;
    Json value = object ? fields() : elements();
    depth--;
    return value;
  }

  private Json elements() {
    List<Json> values = new ArrayList<>();
    if (!endsWith(']')) {
      do {
        values.add(value());
      } while (continues(']'));
    }
    return new Json.Elements(values);
  }

  private Json fields() {
    Map<String, Json> entries = new LinkedHashMap<>();
    if (!endsWith('}')) {
      do {
        skipSpace();
        if (peek() != '"') {
          throw fault("expected a name");
        }
        String name = string();
        skipSpace();
        expect(':');
        if (entries.put(name, value()) != null) {
          throw fault("'" + name + "' twice in one object");
        }
      } while (continues('}'));
    }
    return new Json.Fields(entries);
  }

  private boolean endsWith(char end) {
    skipSpace();
    if (peek() != end) {
      return false;
    }
    position++;
    return true;
  }

  private boolean continues(char end) {
    skipSpace();
    if (peek() == end) {
      position++;
      return false;
    }
    expect(',');
    return true;
  }

  private String string() {
    position++;
    StringBuilder out = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return out.toString();
      }
      if (c < ' ') {
        throw fault("a control character in a text");
      }
      out.append(c == '\\' ? escape() : c);
    }
  }

  private char escape() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw fault("an unknown escape");
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw fault("an escape needs four hexadecimal digits");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private Json number() {
    int start = position;
    accept('-');
    if (!accept('0')) {
      digits();
    }
    if (accept('.')) {
      digits();
    }
    if (accept('e') || accept('E')) {
      if (!accept('+')) {
        accept('-');
      }
      digits();
    }
    double value = Double.parseDouble(text.substring(start, position));
    if (Double.isInfinite(value)) {
      throw fault("a number that is too large");
    }
    return new Json.Number(value);
  }

  private void digits() {
    int start = position;
    while (position < text.length() && isDigit(text.charAt(position))) {
      position++;
    }
    if (position == start) {
      throw fault("expected a value");
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean accept(char c) {
    if (position < text.length() && text.charAt(position) == c) {
      position++;
      return true;
    }
    return false;
  }

  private Json word(String word, Json value) {
    if (!text.startsWith(word, position)) {
      throw fault("expected a value");
    }
    position += word.length();
    return value;
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw fault("expected '" + wanted + "'");
    }
    position++;
  }

  private char peek() {
    if (position >= text.length()) {
      throw fault("it ends too early");
    }
    return text.charAt(position);
  }

  private char next() {
    char c = peek();
    position++;
    return c;
  }

  private void skipSpace() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private JsonException fault(String what) {
    return new JsonException("not JSON, at character " + (position + 1) + ": " + what);
  }
}
