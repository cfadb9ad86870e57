package org.adjoint.compiler.syntax;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints statements. */
final class StatementPrinter {
  private final TreePrinter tree;
  private final ExpressionPrinter expressions;

  StatementPrinter(TreePrinter tree, ExpressionPrinter expressions) {
    this.tree = tree;
    this.expressions = expressions;
  }

  String print(Statement statement) {
    if (statement instanceof Statement.Bind bind) {
      String names = bind.names().stream().map(Identifier::text).collect(Collectors.joining(", "));
      return names + " = " + expressions.print(bind.value());
    }
    if (statement instanceof Statement.If choice) {
      return choice(choice);
    }
    if (statement instanceof Statement.For loop) {
      String range = expressions.print(loop.range());
      return "for " + loop.variable() + " in " + range + " " + tree.block(loop.body());
    }
    if (statement instanceof Statement.Loop loop) {
      return expressions.print(loop.scan());
    }
    if (statement instanceof Statement.Return result) {
      return "return " + expressions.print(result.value());
    }
    if (statement instanceof Statement.Penalize penalty) {
      return "penalize " + expressions.print(penalty.value());
    }
    if (statement instanceof Statement.Emit emit) {
      return emit.values().stream()
          .map(expressions::print)
          .collect(Collectors.joining(", ", "emit ", ""));
    }
    return definition(statement);
  }

  private String definition(Statement statement) {
    if (statement instanceof Statement.Constant constant) {
      return bound("const", constant.name(), constant.value());
    }
    if (statement instanceof Statement.Update update) {
      return bound("update", update.name(), update.value());
    }
    if (statement instanceof Statement.Constrain constrain) {
      return bound("constrain", constrain.name(), constrain.value());
    }
    if (statement instanceof Statement.Output output) {
      return tree.documentation(output.documentation())
          + bound("output", output.name(), output.value());
    }
    if (statement instanceof Statement.Metric metric) {
      return tree.documentation(metric.documentation())
          + bound("metric", metric.name(), metric.value());
    }
    if (statement instanceof Statement.Loss loss) {
      return tree.documentation(loss.documentation()) + bound("loss", loss.name(), loss.value());
    }
    return declared(statement);
  }

  private String declared(Statement statement) {
    if (statement instanceof Statement.Input input) {
      return tree.documentation(input.documentation()) + typed("input", input.name(), input.type());
    }
    if (statement instanceof Statement.Target target) {
      return tree.documentation(target.documentation())
          + typed("target", target.name(), target.type());
    }
    if (statement instanceof Statement.Param param) {
      return tree.documentation(param.documentation())
          + typed("param", param.name(), param.type())
          + " = "
          + expressions.print(param.initializer());
    }
    Statement.State state = (Statement.State) statement;
    return tree.documentation(state.documentation())
        + typed("state", state.name(), state.type())
        + " = "
        + expressions.print(state.initializer());
  }

  private String choice(Statement.If choice) {
    String branches =
        choice.branches().stream()
            .map(
                branch ->
                    "if " + expressions.print(branch.condition()) + " " + tree.block(branch.body()))
            .collect(Collectors.joining(" else "));
    Block otherwise = choice.otherwise();
    return otherwise == null ? branches : branches + " else " + tree.block(otherwise);
  }

  private String bound(String word, Identifier name, Expression value) {
    return word + " " + name + " = " + expressions.print(value);
  }

  private String typed(String word, Identifier name, @Nullable TypeSyntax type) {
    return word + " " + name + (type == null ? "" : ": " + tree.type(type));
  }
}
