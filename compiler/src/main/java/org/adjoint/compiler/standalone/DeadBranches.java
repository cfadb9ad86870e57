package org.adjoint.compiler.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out {@code if (x instanceof T t) { … }} where there is never a {@code T}. */
final class DeadBranches {
  private DeadBranches() {}

  static List<JavaToken> without(List<JavaToken> tokens, Predicate<String> isNever) {
    List<JavaToken> kept = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      int end = endOfDead(tokens, at, isNever);
      if (end > at) {
        at = end;
      } else {
        kept.add(tokens.get(at++));
      }
    }
    return kept;
  }

  /** Behind the dead branch that begins here; here where none does. */
  private static int endOfDead(List<JavaToken> tokens, int at, Predicate<String> isNever) {
    if (!tokens.get(at).is("if") || (at > 0 && tokens.get(at - 1).is("else"))) {
      return at;
    }
    int body = JavaToken.behindClosing(tokens, at + 1);
    if (!tokens.get(body).is("{") || !testsNever(tokens.subList(at + 2, body - 1), isNever)) {
      return at;
    }
    int end = JavaToken.behindClosing(tokens, body);
    return end < tokens.size() && tokens.get(end).is("else") ? at : end;
  }

  private static boolean testsNever(List<JavaToken> condition, Predicate<String> isNever) {
    int test = -1;
    for (int at = 0; at < condition.size(); at++) {
      JavaToken token = condition.get(at);
      if (token.is("||") || token.is("!") || token.is("?")) {
        return false;
      }
      if (token.is("instanceof") && test < 0) {
        test = at + 1;
      }
    }
    if (test < 0) {
      return false;
    }
    while (test + 2 < condition.size() && condition.get(test + 1).is(".")) {
      test += 2;
    }
    return isNever.test(condition.get(test).text());
  }
}
