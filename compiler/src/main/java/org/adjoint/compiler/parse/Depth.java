package org.adjoint.compiler.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.grammar.NnParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Bounds the depth of the syntax tree, so that whoever walks it may recurse. The parser reads a sum
 * of any length without recursion, but its tree is as deep as the sum is long; a pipe of any length
 * is flat.
 */
final class Depth {
  /** The most expressions within each other. */
  static final int DEEPEST = 200;

  private record Visit(ParseTree node, int depth) {}

  private Depth() {}

  /** Whether a tree is flat enough; if not, the place where it becomes too deep is reported. */
  static boolean allows(ParserRuleContext root, Problems problems) {
    Deque<Visit> pending = new ArrayDeque<>();
    pending.push(new Visit(root, 0));
    while (!pending.isEmpty()) {
      Visit visit = pending.pop();
      if (visit.depth > DEEPEST) {
        report((ParserRuleContext) visit.node, problems);
        return false;
      }
      for (int i = 0; i < visit.node.getChildCount(); i++) {
        ParseTree child = visit.node.getChild(i);
        pending.push(new Visit(child, visit.depth + cost(visit.node, child)));
      }
    }
    return true;
  }

  private static int cost(ParseTree parent, ParseTree child) {
    boolean flat = parent instanceof NnParser.PipeContext && child instanceof NnParser.PipeContext;
    return child instanceof NnParser.ExpressionContext && !flat ? 1 : 0;
  }

  private static void report(ParserRuleContext tooDeep, Problems problems) {
    ParserRuleContext outermost = tooDeep;
    for (ParserRuleContext each = tooDeep; each != null; each = each.getParent()) {
      outermost = each instanceof NnParser.ExpressionContext ? each : outermost;
    }
    String message = "this expression is more than " + DEEPEST + " operations deep";
    problems.report(
        Diagnostic.of(Code.TOO_DEEP, Spans.of(problems.source(), outermost), message)
            .withHelp("split it: give its parts names of their own"));
  }
}
