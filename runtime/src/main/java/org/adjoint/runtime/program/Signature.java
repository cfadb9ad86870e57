package org.adjoint.runtime.program;

import java.util.ArrayList;
import java.util.List;

/**
 * The names, shapes and places of all that a program reads, makes and keeps.
 *
 * @param measures the loss first, then the metrics
 * @param metricStates names of the states that belong to metrics and begin afresh each epoch
 * @param extents names of the dimensions that vary at run time, other than the batch, in the order
 *     of {@link StepScalars#extents}
 */
public record Signature(
    String model,
    List<Port> inputs,
    List<Port> targets,
    List<Port> outputs,
    List<Measure> measures,
    List<Persistent> parameters,
    List<Persistent> slots,
    List<Persistent> states,
    List<String> metricStates,
    List<String> extents) {
  /** Copies the lists. */
  public Signature {
    inputs = List.copyOf(inputs);
    targets = List.copyOf(targets);
    outputs = List.copyOf(outputs);
    measures = List.copyOf(measures);
    parameters = List.copyOf(parameters);
    slots = List.copyOf(slots);
    states = List.copyOf(states);
    metricStates = List.copyOf(metricStates);
    extents = List.copyOf(extents);
  }

  /** What a training step is fed: the inputs, then the targets. */
  public List<Port> feed() {
    List<Port> feed = new ArrayList<>(inputs);
    feed.addAll(targets);
    return List.copyOf(feed);
  }
}
