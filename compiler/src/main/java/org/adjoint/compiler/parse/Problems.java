package org.adjoint.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Identifier;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * What is wrong with one file, and where, so that no later step complains of the same place again.
 */
final class Problems {
  private static final int MOST = 100;

  private final SourceText source;
  private final Diagnostics diagnostics;
  private final TreeSet<Integer> offsets = new TreeSet<>();
  private final List<Identifier> dropped = new ArrayList<>();
  private int reported;

  Problems(SourceText source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  SourceText source() {
    return source;
  }

  void report(Code code, Span span, String message) {
    report(Diagnostic.of(code, span, message));
  }

  void report(Diagnostic diagnostic) {
    damage(diagnostic.span().start());
    reported++;
    if (reported <= MOST) {
      diagnostics.add(diagnostic);
    } else if (reported == MOST + 1) {
      String message = "more than " + MOST + " errors in this file; the rest are not shown";
      diagnostics.add(Code.TOO_MANY_ERRORS, diagnostic.span(), message);
    }
  }

  /** Marks a further place that an error reported elsewhere has to do with. */
  void damage(int offset) {
    offsets.add(offset);
  }

  /** Notes the name that a line dropped as a whole was probably meant to declare. */
  void drop(Identifier name) {
    dropped.add(name);
  }

  List<Identifier> dropped() {
    return dropped;
  }

  /** Whether something is wrong in a line. */
  boolean within(ParserRuleContext line) {
    return within(line.getStart().getStartIndex(), line.getStop().getStopIndex());
  }

  /**
   * Whether something is wrong from one offset to another, both included; an empty stretch is
   * sound.
   */
  boolean within(int first, int last) {
    Integer next = offsets.ceiling(first);
    return next != null && next <= last;
  }
}
