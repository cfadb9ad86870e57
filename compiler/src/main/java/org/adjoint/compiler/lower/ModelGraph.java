package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a model computes, for training or for inference.
 *
 * @param loss with all penalties, the sum of the losses that have names; null for a model without
 *     one
 * @param losses those that have names, without penalties; a scalar of floats each
 * @param penalties what is added to whatever is minimised
 * @param metrics by name; a scalar of floats each
 * @param updates the next value of each state that is updated
 * @param constraints what each constrained parameter is projected to, in terms of itself
 * @param indexUses where elements are chosen by their number
 * @param layers where layers are applied, in order; those in a layer's body after it
 */
public record ModelGraph(
    List<Leaf> inputs,
    List<Leaf> targets,
    Map<String, Value> outputs,
    @Nullable Value loss,
    Map<String, Value> losses,
    List<Value> penalties,
    Map<String, Value> metrics,
    Map<Leaf, Value> updates,
    Map<Leaf, List<Value>> constraints,
    List<IndexUse> indexUses,
    List<AppliedLayer> layers) {
  public ModelGraph {
    inputs = List.copyOf(inputs);
    targets = List.copyOf(targets);
    outputs = new LinkedHashMap<>(outputs);
    losses = new LinkedHashMap<>(losses);
    penalties = List.copyOf(penalties);
    metrics = new LinkedHashMap<>(metrics);
    updates = new LinkedHashMap<>(updates);
    constraints = new LinkedHashMap<>(constraints);
    indexUses = List.copyOf(indexUses);
    layers = List.copyOf(layers);
  }

  /** Everything that the model is for, from which all that it computes is reached. */
  public List<Value> roots() {
    List<Value> roots = new ArrayList<>(outputs.values());
    roots.addAll(Interfaces.measures(this).values());
    roots.addAll(updates.values());
    return roots;
  }
}
