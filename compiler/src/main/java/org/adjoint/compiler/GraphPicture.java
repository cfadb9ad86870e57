package org.adjoint.compiler;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.AppliedLayer;
import org.adjoint.compiler.lower.ModelGraph;
import org.adjoint.compiler.op.Constant;

/** Draws the graph of a model in Graphviz's language, what a layer makes in a box of its own. */
public final class GraphPicture {
  private final StringBuilder text = new StringBuilder();
  private final ModelGraph graph;
  private final Map<Value, AppliedLayer> layers = new HashMap<>();

  private GraphPicture(ModelGraph graph) {
    this.graph = graph;
  }

  /** The graph that predictions and measures come from. */
  public static String of(CompiledModel model) {
    GraphPicture picture = new GraphPicture(model.lowered().inference());
    picture.draw(model.lowered().name());
    return picture.text.toString();
  }

  private void draw(String name) {
    Map<String, Value> results = results();
    List<Value> values =
        Graph.reachable(List.copyOf(results.values())).stream()
            .filter(value -> !(value.operation() instanceof Constant))
            .toList();
    graph.layers().stream()
        .filter(layer -> layer.depth() == 0)
        .forEach(layer -> layer.own().forEach(value -> layers.put(value, layer)));
    text.append("digraph ").append(quoted(name)).append(" {\n");
    text.append("  node [shape=box, fontname=\"sans-serif\"];\n");
    Map<AppliedLayer, StringBuilder> boxes = new LinkedHashMap<>();
    for (Value value : values) {
      AppliedLayer layer = layers.get(value);
      StringBuilder to =
          layer == null ? text : boxes.computeIfAbsent(layer, each -> new StringBuilder());
      to.append(layer == null ? "  " : "    ").append(node(value)).append('\n');
    }
    int number = 0;
    for (Map.Entry<AppliedLayer, StringBuilder> box : boxes.entrySet()) {
      text.append("  subgraph cluster_").append(number++).append(" {\n    label=");
      text.append(quoted(box.getKey().name())).append(";\n");
      text.append(box.getValue()).append("  }\n");
    }
    values.forEach(this::edges);
    results.forEach(this::result);
    text.append("}\n");
  }

  private Map<String, Value> results() {
    Map<String, Value> results = new LinkedHashMap<>(graph.outputs());
    Value loss = graph.loss();
    if (loss != null) {
      results.put("loss", loss);
    }
    results.putAll(graph.metrics());
    return results;
  }

  private static String node(Value value) {
    String label = value.operation() instanceof Leaf leaf ? leaf.name() : value.operation().name();
    String style = value.operation() instanceof Leaf ? ", style=rounded" : "";
    return id(value) + " [label=" + quoted(label + "\n" + value.type()) + style + "];";
  }

  private void edges(Value value) {
    for (Value operand : value.operands()) {
      if (!(operand.operation() instanceof Constant)) {
        text.append("  ").append(id(operand)).append(" -> ").append(id(value)).append(";\n");
      }
    }
  }

  private void result(String name, Value value) {
    String id = quoted("result " + name);
    text.append("  ").append(id).append(" [label=").append(quoted(name));
    text.append(", shape=ellipse];\n  ");
    text.append(id(value)).append(" -> ").append(id).append(";\n");
  }

  private static String id(Value value) {
    return "v" + value.number();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
