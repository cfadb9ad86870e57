package org.adjoint.compiler.check;

import java.util.HashSet;
import java.util.Set;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Statement;
import org.adjoint.compiler.syntax.TypeSyntax;
import org.jspecify.annotations.Nullable;

/** Checks the statements of a body in their order. */
final class StatementCheck {
  private final Diagnostics diagnostics;
  private final ExpressionCheck expressions;
  private final TypeCheck types;
  private final Set<String> declared = new HashSet<>();

  StatementCheck(Diagnostics diagnostics, Uses uses) {
    this.diagnostics = diagnostics;
    this.expressions = new ExpressionCheck(diagnostics, uses, (scan, body) -> scan(scan, 1, body));
    this.types = new TypeCheck(diagnostics, expressions);
  }

  void check(Block block, Body body) {
    for (Statement statement : block.statements()) {
      if (Placement.allows(statement, body.kind())) {
        check(statement, body);
      } else {
        diagnostics.add(
            Diagnostic.of(
                    Code.MISPLACED_STATEMENT,
                    Placement.keyword(statement),
                    Placement.message(statement, body.kind()))
                .withHelp(Placement.help(statement)));
        BoundNames.of(statement).forEach(body::bind);
      }
    }
  }

  private void check(Statement statement, Body body) {
    if (statement instanceof Statement.Bind bind) {
      taken(bind.value(), bind.names().size(), body);
      bind.names().forEach(name -> body.bind(name.text()));
    } else if (statement instanceof Statement.If choice) {
      choose(choice, body);
    } else if (statement instanceof Statement.For loop) {
      loop(loop, body);
    } else if (statement instanceof Statement.Loop loop) {
      taken(loop.scan(), 0, body);
    } else if (statement instanceof Statement.Param param) {
      keep(param.name(), param.type(), param.initializer(), body);
    } else if (statement instanceof Statement.State state) {
      keep(state.name(), state.type(), state.initializer(), body);
    } else if (statement instanceof Statement.Update update) {
      change(update.name(), "update", update.value(), body);
    } else if (statement instanceof Statement.Constrain constrain) {
      change(constrain.name(), "constrain", constrain.value(), body);
    } else {
      simple(statement, body);
    }
  }

  private void simple(Statement statement, Body body) {
    if (statement instanceof Statement.Constant constant) {
      value(constant.value(), body);
      body.bind(constant.name().text());
    } else if (statement instanceof Statement.Input input) {
      feed(input.name(), input.type(), body);
    } else if (statement instanceof Statement.Target target) {
      feed(target.name(), target.type(), body);
    } else if (statement instanceof Statement.Output output) {
      value(output.value(), body);
      body.bind(output.name().text());
    } else if (statement instanceof Statement.Metric metric) {
      value(metric.value(), body);
      body.bind(metric.name().text());
    } else if (statement instanceof Statement.Loss loss) {
      value(loss.value(), body);
      body.bind(loss.name().text());
    } else if (statement instanceof Statement.Penalize penalize) {
      value(penalize.value(), body);
    } else if (statement instanceof Statement.Return result) {
      value(result.value(), body);
    } else if (statement instanceof Statement.Emit emit) {
      emit.values().forEach(value -> value(value, body));
    }
  }

  ExpressionCheck expressions() {
    return expressions;
  }

  private void value(Expression expression, Body body) {
    expressions.check(expression, body);
  }

  /** An expression whose results so many names take. */
  private void taken(Expression expression, int names, Body body) {
    if (expression instanceof Expression.Scan scan) {
      expressions.checkHead(scan, body);
      scan(scan, names, body);
    } else {
      value(expression, body);
    }
  }

  private void scan(Expression.Scan scan, int names, Body body) {
    ScanCheck.check(scan, names, diagnostics);
    Body inner = body.scanned();
    scan.slices().forEach(slice -> inner.bind(slice.name().text()));
    scan.carries().forEach(carry -> inner.bind(carry.name().text()));
    check(scan.body(), inner);
    scan.carries().forEach(carry -> body.bind(carry.name().text()));
  }

  private void choose(Statement.If choice, Body body) {
    for (Statement.Branch branch : choice.branches()) {
      expressions.check(branch.condition(), body);
      check(branch.body(), body);
    }
    if (choice.otherwise() != null) {
      check(choice.otherwise(), body);
    }
  }

  /** A later turn sees what an earlier one has bound, so all of it counts as bound. */
  private void loop(Statement.For loop, Body body) {
    expressions.check(loop.range(), body);
    body.bind(loop.variable().text());
    loop.body().statements().forEach(statement -> BoundNames.of(statement).forEach(body::bind));
    check(loop.body(), body);
  }

  private void keep(Identifier name, @Nullable TypeSyntax type, Expression initializer, Body body) {
    if (type == null) {
      value(initializer, body);
    } else {
      types.check(type, body);
      expressions.checkInitializer(initializer, body);
    }
    body.bind(name.text());
    body.kept().add(name.text());
  }

  private void change(Identifier name, String verb, Expression value, Body body) {
    if (!body.kept().contains(name.text())) {
      diagnostics.add(
          Diagnostic.of(
                  Code.UNKNOWN_NAME,
                  name.span(),
                  "`" + verb + "` needs what this body declares; `" + name + "` is not")
              .withHelp(Suggestions.help(name.text(), body.kept())));
    }
    value(value, body);
  }

  private void feed(Identifier name, TypeSyntax type, Body body) {
    types.check(type, body);
    if (!declared.add(name.text())) {
      diagnostics.add(Code.DUPLICATE_DECLARATION, name.span(), "`" + name + "` is declared twice");
    }
    body.bind(name.text());
  }
}
