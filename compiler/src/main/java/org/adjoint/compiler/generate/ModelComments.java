package org.adjoint.compiler.generate;

import java.util.HashMap;
import java.util.Map;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** What a program says, in {@code ///} comments, of the parts of a model. */
final class ModelComments {
  private final Map<String, String> byName = new HashMap<>();

  private ModelComments() {}

  static ModelComments of(CheckedProgram program, String model) {
    ModelComments comments = new ModelComments();
    Definition definition = program.model(model);
    if (definition != null && definition.declaration() instanceof Declaration.Model declared) {
      comments.add(declared.body());
    }
    return comments;
  }

  /** The comment of an input, target, output or metric; null where there is none. */
  @Nullable String of(String name) {
    return byName.get(name);
  }

  private void add(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Input input) {
        put(input.name().text(), input.documentation());
      } else if (statement instanceof Statement.Target target) {
        put(target.name().text(), target.documentation());
      } else if (statement instanceof Statement.Output output) {
        put(output.name().text(), output.documentation());
      } else if (statement instanceof Statement.Metric metric) {
        put(metric.name().text(), metric.documentation());
      } else if (statement instanceof Statement.If choice) {
        choice.branches().forEach(branch -> add(branch.body()));
        if (choice.otherwise() != null) {
          add(choice.otherwise());
        }
      }
    }
  }

  private void put(String name, @Nullable String documentation) {
    if (documentation != null) {
      byName.putIfAbsent(name, documentation);
    }
  }
}
