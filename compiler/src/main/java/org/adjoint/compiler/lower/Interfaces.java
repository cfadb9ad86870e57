package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.Value;

/** Describes what a lowered model shows to the outside. */
final class Interfaces {
  private static final String LOSS = "loss";

  private Interfaces() {}

  /** What is reported of each batch: the loss, where there is one, those by name, the metrics. */
  static Map<String, Value> measures(ModelGraph graph) {
    Map<String, Value> measures = new LinkedHashMap<>();
    if (graph.loss() != null) {
      measures.put(LOSS, graph.loss());
    }
    measures.putAll(graph.losses());
    measures.putAll(graph.metrics());
    return measures;
  }

  static ModelInterface of(LoweredModel model, List<Persistent> slots) {
    ModelGraph inference = model.inference();
    List<Leaf> metricStates = leaves(model.states().stream().filter(Persistent::metric).toList());
    List<ModelInterface.Output> outputs = new ArrayList<>();
    inference
        .outputs()
        .forEach((name, v) -> outputs.add(new ModelInterface.Output(name, v.type())));
    List<ModelInterface.Measure> measures = new ArrayList<>();
    Set<Leaf> counted = Set.copyOf(metricStates);
    measures(inference)
        .forEach(
            (name, v) ->
                measures.add(
                    new ModelInterface.Measure(
                        name, !counts(v, counted), isLoss(name, inference))));
    return new ModelInterface(
        model.name(),
        model.documentation(),
        inference.inputs(),
        inference.targets(),
        outputs,
        measures,
        leaves(model.parameters()),
        leaves(slots),
        leaves(model.states()),
        metricStates,
        IndexRanges.of(model));
  }

  private static boolean isLoss(String name, ModelGraph graph) {
    return graph.losses().containsKey(name) || !graph.metrics().containsKey(name);
  }

  /** Whether a metric keeps count of the epoch by itself. */
  private static boolean counts(Value metric, Set<Leaf> states) {
    return Graph.reachable(List.of(metric)).stream()
        .anyMatch(value -> value.operation() instanceof Leaf leaf && states.contains(leaf));
  }

  private static List<Leaf> leaves(List<Persistent> persistents) {
    return persistents.stream().map(Persistent::leaf).collect(Collectors.toList());
  }
}
