package org.adjoint.compiler.parse;

import java.util.Set;
import java.util.regex.Pattern;

/** Knows from the first words of a statement, whatever is wrong behind them, what it binds. */
final class BindingHead {
  /** They bind nothing in the body around them, or only what their own text names. */
  private static final Set<String> NOT_BINDING =
      Set.of("return", "emit", "update", "constrain", "penalize", "for", "if", "scan");

  /** They stand before the name that is bound. */
  private static final Set<String> BEFORE_A_NAME =
      Set.of("input", "target", "output", "metric", "param", "state", "const");

  private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

  private BindingHead() {}

  /** Whether all names that the statement may bind stand in it. */
  static boolean isTold(String statement) {
    String head = statement.substring(0, end(statement)).strip();
    String[] words = BETWEEN.split(head);
    if (NOT_BINDING.contains(words[0])) {
      return true;
    }
    boolean nameless = words.length == 1 && BEFORE_A_NAME.contains(words[0]);
    for (String word : words) {
      nameless |= word.isEmpty() || !word.codePoints().allMatch(BindingHead::isOfName);
    }
    return !nameless;
  }

  /** Where a statement that binds goes on behind its names. */
  private static int end(String statement) {
    for (int at = 0; at < statement.length(); at++) {
      if (statement.charAt(at) == ':' || statement.charAt(at) == '=') {
        return at;
      }
    }
    return statement.length();
  }

  private static boolean isOfName(int character) {
    return character == '_' || Character.isUnicodeIdentifierPart(character);
  }
}
