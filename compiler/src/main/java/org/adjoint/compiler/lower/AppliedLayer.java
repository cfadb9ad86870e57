package org.adjoint.compiler.lower;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.ir.Graph;
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

  /** The values that the layer makes of what it is given. */
  public Set<Value> own() {
    Set<Value> own = new LinkedHashSet<>(Graph.reachable(results));
    Graph.reachable(inputs).forEach(own::remove);
    return own;
  }
}
