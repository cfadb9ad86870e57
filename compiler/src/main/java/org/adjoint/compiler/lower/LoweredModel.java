package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.ir.Leaf;

/**
 * A model as graphs, one for training and one for inference, before its training step is derived.
 *
 * @param persistents the parameters and states, in the order in which the text comes to them
 */
public record LoweredModel(
    String name,
    String documentation,
    ModelGraph training,
    ModelGraph inference,
    List<Persistent> persistents) {
  public LoweredModel {
    persistents = List.copyOf(persistents);
  }

  /** The parameters. */
  public List<Persistent> parameters() {
    return persistents.stream().filter(p -> p.leaf().kind() == Leaf.Kind.PARAMETER).toList();
  }

  /** The states. */
  public List<Persistent> states() {
    return persistents.stream().filter(p -> p.leaf().kind() == Leaf.Kind.STATE).toList();
  }
}
