package org.adjoint.compiler.standalone;

import java.util.List;

/** Counts the arguments of calls. */
final class Arguments {
  private Arguments() {}

  /** Whether arguments stand behind the name at a place. */
  static boolean follow(List<JavaToken> tokens, int name) {
    return name + 1 < tokens.size() && tokens.get(name + 1).is("(");
  }

  /**
   * How many arguments stand behind a name; {@link JavaMember#ANY} where a comma may be one between
   * arguments of a type.
   */
  static int count(List<JavaToken> tokens, int name) {
    if (!follow(tokens, name)) {
      return NameSet.NOT_CALLED;
    }
    int end = JavaToken.behindClosing(tokens, name + 1) - 1;
    int commas = 0;
    boolean angle = false;
    int at = name + 2;
    while (at < end) {
      JavaToken token = tokens.get(at);
      commas += token.is(",") ? 1 : 0;
      angle |= token.is("<");
      boolean opens = token.is("(") || token.is("{") || token.is("[");
      at = opens ? JavaToken.behindClosing(tokens, at) : at + 1;
    }
    if (angle && commas > 0) {
      return JavaMember.ANY;
    }
    return end == name + 2 ? 0 : commas + 1;
  }

  /** The place behind the angle bracket that closes the one at {@code open}. */
  static int behindAngles(List<JavaToken> tokens, int open) {
    int depth = 0;
    int at = open;
    do {
      depth += tokens.get(at).is("<") ? 1 : tokens.get(at).is(">") ? -1 : 0;
      at++;
    } while (depth > 0);
    return at;
  }
}
