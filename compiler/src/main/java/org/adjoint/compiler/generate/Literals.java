package org.adjoint.compiler.generate;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes values as Java expressions, in ASCII whatever they hold. */
final class Literals {
  /** A string constant of a class file has at most 65,535 bytes, of which a character takes 3. */
  private static final int LONGEST = 16_000;

  private Literals() {}

  static CodeBlock of(String text) {
    if (text.length() <= LONGEST) {
      return CodeBlock.of("$L", quoted(text));
    }
    List<CodeBlock> parts = new ArrayList<>();
    for (int from = 0; from < text.length(); from += LONGEST) {
      String part = text.substring(from, Math.min(text.length(), from + LONGEST));
      parts.add(CodeBlock.of("$L", quoted(part)));
    }
    return CodeBlock.of("$T.join(\"\", $L)", String.class, CodeBlock.join(parts, ", "));
  }

  private static String quoted(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\t' -> literal.append("\\t");
        case '\r' -> literal.append("\\r");
        case '\n' -> literal.append("\\n");
        default -> {
          if (c >= 0x20 && c < 0x7f) {
            literal.append(c);
          } else {
            literal.append(String.format(c < 0x20 ? "\\%03o" : "\\u%04x", (int) c));
          }
        }
      }
    }
    return literal.append('"').toString();
  }

  /** A constant of a record: a text, a number, a truth value, a name of an enum, or nothing. */
  static CodeBlock of(@Nullable Object value) {
    if (value instanceof String text) {
      return of(text);
    }
    if (value instanceof Double number) {
      return of((double) number);
    }
    if (value instanceof Enum<?> constant) {
      return CodeBlock.of("$T.$L", constant.getDeclaringClass(), constant.name());
    }
    if (value instanceof Character c) {
      boolean plain = c > 0x20 && c < 0x7f && c != '\'' && c != '\\';
      return plain ? CodeBlock.of("'$L'", c) : CodeBlock.of("(char) $L", (int) c);
    }
    if (value instanceof Integer number && number == Integer.MAX_VALUE) {
      return CodeBlock.of("$T.MAX_VALUE", Integer.class);
    }
    if (value == null || value instanceof Integer || value instanceof Boolean) {
      return CodeBlock.of("$L", String.valueOf(value));
    }
    throw new IllegalStateException("no Java is known for a " + value.getClass());
  }

  private static CodeBlock of(double number) {
    if (Double.isFinite(number)) {
      return CodeBlock.of("$L", Double.toString(number));
    }
    String name =
        Double.isNaN(number) ? "NaN" : number > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
    return CodeBlock.of("$T.$L", Double.class, name);
  }
}
