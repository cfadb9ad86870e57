package org.adjoint.compiler.check;

import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Checks that a scan emits what is asked of it: once a turn, as many values as names take them. */
public final class ScanCheck {
  private ScanCheck() {}

  /** What the emits of a body come to on one way through it. */
  private record Emits(int turns, Statement.@Nullable Emit last) {
    static final Emits NONE = new Emits(0, null);

    Emits and(Emits next) {
      return new Emits(turns + next.turns, next.last == null ? last : next.last);
    }

    Emits or(Emits other) {
      return other.turns > turns ? other : this;
    }
  }

  /** Checks a scan whose emitted values are taken by so many names; none where it stands alone. */
  static void check(Expression.Scan scan, int names, Diagnostics diagnostics) {
    Emits emits = of(scan.body());
    Statement.Emit last = emits.last();
    if (last == null) {
      if (names > 0 && !Returns.in(scan.body())) {
        diagnostics.add(
            Diagnostic.of(
                    Code.RESULT_COUNT,
                    scan.slices().get(0).name().span(),
                    "this scan emits nothing")
                .withHelp("`emit` gives a turn's value; what is carried is read by its name"));
      }
      return;
    }
    if (names == 0) {
      diagnostics.add(
          Code.RESULT_COUNT, last.span(), "what this scan emits is not bound to any name");
    } else if (emits.turns() > 1) {
      diagnostics.add(
          Code.MISPLACED_STATEMENT,
          last.span(),
          "a turn of a scan emits once, this is another time");
    } else if (names > 1 && !emitsFor(scan, names)) {
      int emitted = last.values().size();
      String values = emitted == 1 ? "one value" : emitted + " values";
      String message = "this scan emits " + values + ", but " + names + " are taken";
      diagnostics.add(Code.RESULT_COUNT, last.span(), message);
    }
  }

  /** Whether a scan emits as many values as there are names; what it does not is reported here. */
  public static boolean emitsFor(Expression.Scan scan, int names) {
    Statement.Emit last = of(scan.body()).last();
    return last != null && last.values().size() == names;
  }

  private static Emits of(@Nullable Block block) {
    Emits emits = Emits.NONE;
    if (block != null) {
      for (Statement statement : block.statements()) {
        emits = emits.and(of(statement));
      }
    }
    return emits;
  }

  private static Emits of(Statement statement) {
    if (statement instanceof Statement.Emit emit) {
      return new Emits(1, emit);
    }
    if (statement instanceof Statement.For loop) {
      Emits turn = of(loop.body());
      return turn.and(turn);
    }
    if (statement instanceof Statement.If choice) {
      Emits emits = of(choice.otherwise());
      for (Statement.Branch branch : choice.branches()) {
        emits = emits.or(of(branch.body()));
      }
      return emits;
    }
    return Emits.NONE;
  }
}
