package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.ModelInterface;

/**
 * The entry points of a model as graphs, the training step among them, and what it shows outside.
 */
public record TrainingStep(List<GraphFunction> functions, ModelInterface modelInterface) {
  public TrainingStep {
    functions = List.copyOf(new ArrayList<>(functions));
  }

  /** The entry point of a name. */
  public GraphFunction function(String name) {
    return functions.stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the model has no function " + name));
  }
}
