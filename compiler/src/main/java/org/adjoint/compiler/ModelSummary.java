package org.adjoint.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.AppliedLayer;
import org.adjoint.compiler.lower.ModelGraph;
import org.adjoint.compiler.lower.Persistent;
import org.adjoint.compiler.op.ValueCost;

/**
 * What a model consists of: its layers in the order of the text, and what it takes in memory.
 *
 * @param parameters the number of trained numbers
 * @param storageBytes parameters, states and what the optimizer keeps
 * @param workspaceBytes what a training step needs besides, for batches of {@code batch} rows
 */
public record ModelSummary(
    String model,
    List<Layer> layers,
    long parameters,
    long storageBytes,
    long workspaceBytes,
    int batch) {
  public ModelSummary {
    layers = List.copyOf(layers);
  }

  /**
   * One application of a layer.
   *
   * @param depth the number of layers in whose bodies it stands
   * @param parameters the trained numbers it uses; those of a shared instance count at its first
   *     use
   * @param operations arithmetic operations of a forward pass, for one row
   * @param bytes the size of its result, for one row
   */
  public record Layer(
      String name,
      String kind,
      int depth,
      String output,
      long parameters,
      long operations,
      long bytes) {}

  /** The summary of a compiled model. */
  public static ModelSummary of(CompiledModel model) {
    List<Layer> layers = new Counting(model.lowered().training()).layers();
    long parameters = 0;
    for (Persistent parameter : model.lowered().parameters()) {
      parameters += parameter.leaf().resultType().shape().size().constant();
    }
    long storage = 0;
    for (Leaf leaf : model.plan().places().keySet()) {
      storage += bytes(leaf.resultType(), 0);
    }
    int batch = model.batch();
    return new ModelSummary(
        model.lowered().name(),
        layers,
        parameters,
        storage,
        model.plan().workspaceBytes(batch),
        batch);
  }

  private static long bytes(TensorType type, long batch) {
    return (type.element() == ElementType.FLOAT64 ? 8 : 4) * type.shape().size().expected(batch);
  }

  /** Counts through the layers, each leaf once. */
  private static final class Counting {
    private static final long ONE_ROW = 1;

    private final ModelGraph graph;

    Counting(ModelGraph graph) {
      this.graph = graph;
    }

    List<Layer> layers() {
      List<Layer> layers = new ArrayList<>();
      Map<Integer, Set<Leaf>> counted = new HashMap<>();
      for (AppliedLayer applied : graph.layers()) {
        layers.add(layer(applied, counted.computeIfAbsent(applied.depth(), d -> new HashSet<>())));
      }
      return layers;
    }

    private Layer layer(AppliedLayer applied, Set<Leaf> counted) {
      long parameters = 0;
      Set<Value> own = applied.own();
      long operations = ValueCost.operations(own, ONE_ROW);
      for (Value value : own) {
        boolean isParameter =
            value.operation() instanceof Leaf leaf
                && leaf.kind() == Leaf.Kind.PARAMETER
                && counted.add(leaf);
        parameters += isParameter ? value.shape().size().constant() : 0;
      }
      long bytes = 0;
      List<String> outputs = new ArrayList<>();
      for (Value result : applied.results()) {
        bytes += bytes(result.type(), ONE_ROW);
        outputs.add(result.type().toString());
      }
      return new Layer(
          applied.name(),
          applied.layer(),
          applied.depth(),
          String.join(", ", outputs),
          parameters,
          operations,
          bytes);
    }
  }
}
