package org.adjoint.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Argument;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Subscript;
import org.adjoint.grammar.NnLexer;
import org.adjoint.grammar.NnParser;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds what stands between the parentheses of a call and the brackets of an index. */
final class ArgumentBuilder {
  private final Problems problems;
  private final SourceText source;
  private final ExpressionBuilder expressions;

  ArgumentBuilder(Problems problems, ExpressionBuilder expressions) {
    this.problems = problems;
    this.source = problems.source();
    this.expressions = expressions;
  }

  List<Argument> arguments(List<NnParser.ArgumentContext> contexts) {
    List<Argument> arguments = new ArrayList<>(contexts.size());
    for (NnParser.ArgumentContext context : contexts) {
      Argument argument = argument(context);
      if (!arguments.isEmpty() && argument.name() == null) {
        checkOrder(arguments.get(arguments.size() - 1), argument);
      }
      arguments.add(argument);
    }
    return arguments;
  }

  private void checkOrder(Argument before, Argument argument) {
    if (before.name() == null) {
      return;
    }
    String message = "a positional argument stands behind the named one `" + before.name() + "`";
    problems.report(
        Diagnostic.of(Code.ARGUMENT_ORDER, argument.span(), message)
            .withLabel(before.span(), "the named argument")
            .withHelp("name this argument too, or put it before the named ones"));
  }

  private Argument argument(NnParser.ArgumentContext context) {
    Span span = Spans.of(source, context);
    NnParser.ExpressionContext first = context.expression(0);
    if (context.COLON() == null) {
      return new Argument(null, expressions.build(first), span);
    }
    return new Argument(name(first), expressions.build(context.expression(1)), span);
  }

  private Identifier name(NnParser.ExpressionContext context) {
    if (context instanceof NnParser.ReferenceContext reference) {
      return expressions.name(reference.ID());
    }
    Span span = Spans.of(source, context);
    problems.report(Code.UNEXPECTED_TOKEN, span, "expected the name of an argument before `:`");
    return new Identifier(span.text(), span);
  }

  List<Subscript> subscripts(List<NnParser.SubscriptContext> contexts) {
    return contexts.stream().map(this::subscript).toList();
  }

  private Subscript subscript(NnParser.SubscriptContext context) {
    if (context.COLON().isEmpty()) {
      return new Subscript.At(expressions.build(context.expression(0)));
    }
    @Nullable Expression[] parts = new Expression[3];
    int colons = 0;
    for (ParseTree child : context.children) {
      if (child instanceof TerminalNode node && node.getSymbol().getType() == NnLexer.COLON) {
        colons++;
      } else {
        parts[colons] = expressions.build((NnParser.ExpressionContext) child);
      }
    }
    return new Subscript.Slice(parts[0], parts[1], parts[2], Spans.of(source, context));
  }
}
