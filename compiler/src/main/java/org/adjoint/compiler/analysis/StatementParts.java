package org.adjoint.compiler.analysis;

import java.util.List;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Statement;
import org.adjoint.compiler.syntax.TypeSyntax;
import org.jspecify.annotations.Nullable;

/** The types and the expressions that simple statements consist of. */
final class StatementParts {
  private StatementParts() {}

  static @Nullable TypeSyntax type(Statement statement) {
    if (statement instanceof Statement.Input input) {
      return input.type();
    }
    if (statement instanceof Statement.Target target) {
      return target.type();
    }
    if (statement instanceof Statement.Param param) {
      return param.type();
    }
    return statement instanceof Statement.State state ? state.type() : null;
  }

  static @Nullable String documentation(Statement statement) {
    if (statement instanceof Statement.Input input) {
      return input.documentation();
    }
    if (statement instanceof Statement.Target target) {
      return target.documentation();
    }
    if (statement instanceof Statement.Param param) {
      return param.documentation();
    }
    if (statement instanceof Statement.State state) {
      return state.documentation();
    }
    if (statement instanceof Statement.Output output) {
      return output.documentation();
    }
    if (statement instanceof Statement.Metric metric) {
      return metric.documentation();
    }
    return statement instanceof Statement.Loss loss ? loss.documentation() : null;
  }

  static List<Expression> values(Statement statement) {
    if (statement instanceof Statement.Bind bind) {
      return List.of(bind.value());
    }
    if (statement instanceof Statement.Constant constant) {
      return List.of(constant.value());
    }
    if (statement instanceof Statement.Output output) {
      return List.of(output.value());
    }
    if (statement instanceof Statement.Metric metric) {
      return List.of(metric.value());
    }
    if (statement instanceof Statement.Loss loss) {
      return List.of(loss.value());
    }
    if (statement instanceof Statement.Param param) {
      return List.of(param.initializer());
    }
    return statement instanceof Statement.State state
        ? List.of(state.initializer())
        : unnamed(statement);
  }

  private static List<Expression> unnamed(Statement statement) {
    if (statement instanceof Statement.Penalize penalize) {
      return List.of(penalize.value());
    }
    if (statement instanceof Statement.Return result) {
      return List.of(result.value());
    }
    if (statement instanceof Statement.Emit emit) {
      return emit.values();
    }
    return statement instanceof Statement.Loop loop ? List.of(loop.scan()) : List.of();
  }
}
