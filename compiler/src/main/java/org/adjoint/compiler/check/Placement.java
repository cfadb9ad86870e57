package org.adjoint.compiler.check;

import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Knows in which bodies a statement has a meaning. */
final class Placement {
  private Placement() {}

  static boolean allows(Statement statement, Body.Kind kind) {
    if (kind == Body.Kind.FRAGMENT) {
      return true;
    }
    boolean owning =
        kind == Body.Kind.MODEL || kind == Body.Kind.LAYER || kind == Body.Kind.LAYER_SCAN;
    boolean scan = kind == Body.Kind.LAYER_SCAN || kind == Body.Kind.FUNCTION_SCAN;
    if (isInterface(statement)) {
      return kind == Body.Kind.MODEL;
    }
    if (statement instanceof Statement.Param
        || statement instanceof Statement.Constrain
        || statement instanceof Statement.Penalize) {
      return owning;
    }
    if (statement instanceof Statement.State || statement instanceof Statement.Update) {
      return owning || kind == Body.Kind.OPTIMIZER;
    }
    if (statement instanceof Statement.Return) {
      return kind != Body.Kind.MODEL && !scan;
    }
    return !(statement instanceof Statement.Emit) || scan;
  }

  private static boolean isInterface(Statement statement) {
    return statement instanceof Statement.Input
        || statement instanceof Statement.Target
        || statement instanceof Statement.Output
        || statement instanceof Statement.Metric
        || statement instanceof Statement.Loss;
  }

  /** The first word of a statement. */
  static Span keyword(Statement statement) {
    Span span = statement.span();
    return new Span(span.source(), span.start(), span.start() + word(statement).length());
  }

  private static String word(Statement statement) {
    String text = statement.span().text();
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  static String message(Statement statement, Body.Kind kind) {
    return "`" + word(statement) + "` has no meaning in " + kind.description();
  }

  static @Nullable String help(Statement statement) {
    if (isInterface(statement)) {
      return "it stands in the body of a `model`";
    }
    if (statement instanceof Statement.Emit) {
      return "it stands in the body of a `scan`";
    }
    if (statement instanceof Statement.Return) {
      return null;
    }
    return "what owns parameters and state is a `layer`";
  }
}
