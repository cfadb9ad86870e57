package org.adjoint.compiler.lower;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.autodiff.Backward;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.ModelInterface;

/**
 * The entry points of a model as graphs, the training step among them, and what it shows outside.
 *
 * @param backward by the name of a function that trains, how its gradients came about
 */
public record TrainingStep(
    List<GraphFunction> functions, ModelInterface modelInterface, Map<String, Backward> backward) {
  public TrainingStep {
    functions = List.copyOf(functions);
    backward = Map.copyOf(backward);
  }

  /** The entry point of a name. */
  public GraphFunction function(String name) {
    return functions.stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the model has no function " + name));
  }
}
