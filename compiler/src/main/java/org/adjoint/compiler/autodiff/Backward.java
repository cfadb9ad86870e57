package org.adjoint.compiler.autodiff;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Value;

/**
 * The derivatives of a scalar, and how they came about.
 *
 * @param variables what was asked for
 * @param gradients with respect to the variables, in their order
 * @param adjoints of each value on the way from there to the scalar: the derivative of the scalar
 *     with respect to it
 * @param causes for each value that was made for the derivatives, that through which they were then
 *     handed on
 */
public record Backward(
    List<Value> variables,
    List<Value> gradients,
    Map<Value, Value> adjoints,
    Map<Value, Value> causes) {
  public Backward {
    variables = List.copyOf(variables);
    gradients = List.copyOf(gradients);
    adjoints = Map.copyOf(adjoints);
    causes = Map.copyOf(causes);
  }
}
