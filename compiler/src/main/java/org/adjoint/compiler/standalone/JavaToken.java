package org.adjoint.compiler.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token of Java source.
 *
 * @param before the white space and the comments that stand before it
 */
record JavaToken(String before, String text) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<before>(?:\\s|//[^\n]*|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+)"
              + "(?<text>\"\"\"(?:[^\"\\\\]|\\\\.|\"(?!\"\"))*+\"\"\""
              + "|\"(?:[^\"\\\\\n]|\\\\.)*+\""
              + "|'(?:[^'\\\\\n]|\\\\.)++'"
              + "|[\\p{L}_$][\\p{L}\\p{N}_$]*+"
              + "|\\.?\\p{N}[\\p{L}\\p{N}_.]*+"
              + "|::|==|!=|&&|\\|\\||->"
              + "|.)",
          Pattern.DOTALL);

  /** The tokens of a text; what stands after the last one is left out. */
  static List<JavaToken> of(String text) {
    List<JavaToken> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.lookingAt()) {
      tokens.add(new JavaToken(matcher.group("before"), matcher.group("text")));
      matcher.region(matcher.end(), text.length());
    }
    return tokens;
  }

  boolean is(String other) {
    return text.equals(other);
  }

  /** Whether it is a name or a keyword. */
  boolean isWord() {
    return Character.isJavaIdentifierStart(text.charAt(0));
  }

  /** Whether it is written as types are, and neither as constants nor as variables. */
  boolean isTypeName() {
    return Character.isUpperCase(text.charAt(0)) && !text.equals(text.toUpperCase(Locale.ROOT));
  }

  JavaToken withBefore(String changed) {
    return new JavaToken(changed, text);
  }

  JavaToken withText(String changed) {
    return new JavaToken(before, changed);
  }

  /** The name at a place, with what follows it behind dots. */
  static String qualifiedName(List<JavaToken> tokens, int from) {
    StringBuilder name = new StringBuilder(tokens.get(from).text());
    for (int at = from + 1; at + 1 < tokens.size() && tokens.get(at).is("."); at += 2) {
      name.append('.').append(tokens.get(at + 1).text());
    }
    return name.toString();
  }

  /** The place behind the bracket that closes the one at {@code open}. */
  static int behindClosing(List<JavaToken> tokens, int open) {
    int depth = 0;
    for (int at = open; at < tokens.size(); at++) {
      switch (tokens.get(at).text()) {
        case "(", "{", "[" -> depth++;
        case ")", "}", "]" -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return at + 1;
      }
    }
    throw new IllegalStateException("a bracket is not closed");
  }
}
