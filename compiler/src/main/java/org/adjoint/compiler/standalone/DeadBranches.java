package org.adjoint.compiler.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Leaves out what is never reached as there is never an object of some type: branches of {@code if}
 * and of {@code ? :} behind {@code x instanceof T}, and behind {@code x != null} where {@code x} is
 * declared as such a {@code T}.
 */
final class DeadBranches {
  private static final Set<String> BEFORE_CONDITION =
      Set.of("return", "=", "(", "{", "}", ";", ",", "->", ":", "?");

  /** What is still to be looked at: dead code is taken out of it. */
  private final List<JavaToken> tokens;

  private final Predicate<String> isNever;
  private final Set<String> nulls;
  private final List<JavaToken> kept = new ArrayList<>();

  private DeadBranches(List<JavaToken> tokens, Predicate<String> isNever, Set<String> nulls) {
    this.tokens = new ArrayList<>(tokens);
    this.isNever = isNever;
    this.nulls = nulls;
  }

  /**
   * The tokens without dead branches.
   *
   * @param isNever whether there is never an object of the type of a name, which may have dots
   * @param nulls variables that are always null
   */
  static List<JavaToken> without(
      List<JavaToken> tokens, Predicate<String> isNever, Set<String> nulls) {
    DeadBranches branches = new DeadBranches(tokens, isNever, nulls);
    int at = 0;
    while (at < branches.tokens.size()) {
      if (!branches.isDeadIf(at)) {
        at = branches.next(at);
      } else {
        branches.removeIf(at);
      }
    }
    return branches.kept;
  }

  /** Keeps what begins here, or a choice without its dead side; where to go on. */
  private int next(int at) {
    boolean choice = tokens.get(at).is("?") && !isWildcard(at);
    int behind = choice ? behindDeadChoice(at) : at;
    if (behind == at) {
      kept.add(tokens.get(at));
      return at + 1;
    }
    return behind;
  }

  private boolean isDeadIf(int at) {
    if (!tokens.get(at).is("if")) {
      return false;
    }
    int body = JavaToken.behindClosing(tokens, at + 1);
    return tokens.get(body).is("{") && isDead(tokens.subList(at + 2, body - 1));
  }

  /** Removes a branch; what stands behind its {@code else} takes its place. */
  private void removeIf(int at) {
    String before = tokens.get(at).before();
    int end = JavaToken.behindClosing(tokens, JavaToken.behindClosing(tokens, at + 1));
    boolean isElse = !kept.isEmpty() && kept.get(kept.size() - 1).is("else");
    boolean hasElse = end < tokens.size() && tokens.get(end).is("else");
    if (!hasElse) {
      tokens.subList(at, end).clear();
      if (isElse) {
        kept.remove(kept.size() - 1);
      }
      return;
    }
    int next = end + 1;
    if (isElse || tokens.get(next).is("if")) {
      tokens.set(next, tokens.get(next).withBefore(before));
    } else {
      int close = JavaToken.behindClosing(tokens, next) - 1;
      tokens.remove(close);
      tokens
          .subList(next + 1, close)
          .replaceAll(token -> token.withBefore(token.before().replace("\n  ", "\n")));
      next++;
    }
    tokens.subList(at, next).clear();
  }

  private int behindDeadChoice(int question) {
    int start = startOfCondition();
    List<JavaToken> condition = kept.subList(start, kept.size());
    boolean dead = isDead(condition);
    if (!dead && !isCertain(condition)) {
      return question;
    }
    String before = condition.get(0).before();
    condition.clear();
    int colon = endOfExpression(question + 1);
    int live = dead ? colon + 1 : question + 1;
    tokens.set(live, tokens.get(live).withBefore(before));
    if (!dead) {
      tokens.subList(colon, endOfExpression(colon + 1)).clear();
    }
    return live;
  }

  /**
   * Where the expression ends that begins here: at a colon, or at what closes what is around it.
   */
  private int endOfExpression(int from) {
    int questions = 0;
    int at = from;
    while (true) {
      JavaToken token = tokens.get(at);
      if (token.is(";") || token.is(",") || token.is(")") || token.is("}") || token.is("]")) {
        return at;
      }
      if (token.is(":") && questions-- == 0) {
        return at;
      }
      questions += token.is("?") && !isWildcard(at) ? 1 : 0;
      boolean opens = token.is("(") || token.is("{") || token.is("[");
      at = opens ? JavaToken.behindClosing(tokens, at) : at + 1;
    }
  }

  private int startOfCondition() {
    int at = kept.size();
    int depth = 0;
    while (at > 0) {
      JavaToken token = kept.get(at - 1);
      if (depth == 0 && BEFORE_CONDITION.contains(token.text())) {
        return at;
      }
      depth += token.is(")") || token.is("]") ? 1 : token.is("(") || token.is("[") ? -1 : 0;
      at--;
    }
    return at;
  }

  private boolean isWildcard(int question) {
    JavaToken before = tokens.get(question - 1);
    return before.is("<") || before.is(",");
  }

  /** Whether one of the parts that must all hold asks for what there is never. */
  private boolean isDead(List<JavaToken> condition) {
    boolean dead = false;
    int at = 0;
    while (at < condition.size()) {
      JavaToken token = condition.get(at);
      if (token.is("||") || token.is("?")) {
        return false;
      }
      dead |= token.is("instanceof") && isNever.test(JavaToken.qualifiedName(condition, at + 1));
      dead |= token.is("!=") && comparesNull(condition, at);
      at = token.is("(") ? JavaToken.behindClosing(condition, at) : at + 1;
    }
    return dead;
  }

  /** Whether it asks for no more than that what is always null be null. */
  private boolean isCertain(List<JavaToken> condition) {
    return condition.size() == 3 && condition.get(1).is("==") && comparesNull(condition, 1);
  }

  private boolean comparesNull(List<JavaToken> condition, int at) {
    return at > 0
        && at + 1 < condition.size()
        && nulls.contains(condition.get(at - 1).text())
        && (at == 1 || !condition.get(at - 2).is("."))
        && condition.get(at + 1).is("null");
  }
}
