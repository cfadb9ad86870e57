package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.ir.Value;

/**
 * One application of a layer in a model.
 *
 * @param name that of its instance, as its parameters' names begin
 * @param layer that of its declaration
 * @param depth the number of layers in whose bodies it stands
 */
public record AppliedLayer(
    String name, String layer, int depth, List<Value> inputs, List<Value> results) {
  public AppliedLayer {
    inputs = List.copyOf(inputs);
    results = List.copyOf(results);
  }
}
