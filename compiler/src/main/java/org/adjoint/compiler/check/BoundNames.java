package org.adjoint.compiler.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Finds the names that a statement binds in the body around it. */
public final class BoundNames {
  private final Set<String> names = new LinkedHashSet<>();

  private BoundNames() {}

  /** The names that the statement may bind, those of its inner blocks too. */
  public static Set<String> of(Statement statement) {
    BoundNames found = new BoundNames();
    found.add(statement);
    return found.names;
  }

  /** The names that the statement itself binds, not those of blocks within it. */
  public static List<Identifier> directly(Statement statement) {
    if (statement instanceof Statement.Bind bind) {
      return bind.names();
    }
    if (statement instanceof Statement.For loop) {
      return List.of(loop.variable());
    }
    if (statement instanceof Statement.Param param) {
      return List.of(param.name());
    }
    if (statement instanceof Statement.State state) {
      return List.of(state.name());
    }
    if (statement instanceof Statement.Constant constant) {
      return List.of(constant.name());
    }
    if (statement instanceof Statement.Input input) {
      return List.of(input.name());
    }
    if (statement instanceof Statement.Target target) {
      return List.of(target.name());
    }
    return result(statement);
  }

  private static List<Identifier> result(Statement statement) {
    if (statement instanceof Statement.Output output) {
      return List.of(output.name());
    }
    if (statement instanceof Statement.Metric metric) {
      return List.of(metric.name());
    }
    return statement instanceof Statement.Loss loss ? List.of(loss.name()) : List.of();
  }

  private void add(Statement statement) {
    directly(statement).forEach(name -> names.add(name.text()));
    if (statement instanceof Statement.Bind bind) {
      if (bind.value() instanceof Expression.Scan scan) {
        add(scan);
      }
    } else if (statement instanceof Statement.If choice) {
      choice.branches().forEach(branch -> add(branch.body()));
      add(choice.otherwise());
    } else if (statement instanceof Statement.For loop) {
      add(loop.body());
    } else if (statement instanceof Statement.Loop loop) {
      add(loop.scan());
    }
  }

  private void add(Expression.Scan scan) {
    scan.carries().forEach(carry -> names.add(carry.name().text()));
  }

  private void add(@Nullable Block block) {
    if (block != null) {
      block.statements().forEach(this::add);
    }
  }
}
