package org.adjoint.compiler.check;

import java.util.LinkedHashSet;
import java.util.Set;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Expression;
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

  private void add(Statement statement) {
    if (statement instanceof Statement.Bind bind) {
      bind.names().forEach(name -> names.add(name.text()));
      if (bind.value() instanceof Expression.Scan scan) {
        add(scan);
      }
    } else if (statement instanceof Statement.If choice) {
      choice.branches().forEach(branch -> add(branch.body()));
      add(choice.otherwise());
    } else if (statement instanceof Statement.For loop) {
      names.add(loop.variable().text());
      add(loop.body());
    } else if (statement instanceof Statement.Loop loop) {
      add(loop.scan());
    } else if (statement instanceof Statement.Param param) {
      names.add(param.name().text());
    } else if (statement instanceof Statement.State state) {
      names.add(state.name().text());
    } else {
      addResult(statement);
    }
  }

  private void addResult(Statement statement) {
    if (statement instanceof Statement.Constant constant) {
      names.add(constant.name().text());
    } else if (statement instanceof Statement.Input input) {
      names.add(input.name().text());
    } else if (statement instanceof Statement.Target target) {
      names.add(target.name().text());
    } else if (statement instanceof Statement.Output output) {
      names.add(output.name().text());
    } else if (statement instanceof Statement.Metric metric) {
      names.add(metric.name().text());
    } else if (statement instanceof Statement.Loss loss) {
      names.add(loss.name().text());
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
