package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.LoopBuilder;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Rebuild;

/**
 * Makes loops by chance, the same for the same seed: their bodies are random graphs, of whose
 * leaves some are carried, some sliced and some captured.
 */
final class RandomLoops {
  private static final Dimension TURNS = Dimension.of(3);

  private final Random random;
  private final Graph graph = new Graph();
  private final LoopBuilder builder;
  private final Rebuild rebuild;
  private final List<Value> carried = new ArrayList<>();

  private RandomLoops(long seed) {
    random = new Random(seed);
    builder = new LoopBuilder(TURNS, seed % 2 == 0);
    rebuild = new Rebuild(builder.body());
  }

  /** The results of a loop whose body has at least the given number of steps. */
  static List<Value> of(long seed, int steps) {
    return new RandomLoops(seed).loop(RandomGraphs.of(seed, steps));
  }

  private List<Value> loop(List<Value> wanted) {
    List<Value> values = Graph.reachable(wanted);
    for (Value value : values) {
      rebuild.set(
          value, value.operation() instanceof Leaf leaf ? given(leaf, value) : rebuild.copy(value));
    }
    List<Value> next = new ArrayList<>();
    for (Value carry : carried) {
      List<Value> fitting = values.stream().filter(v -> v.type().equals(carry.type())).toList();
      next.add(rebuild.renewed(fitting.get(random.nextInt(fitting.size()))));
    }
    LoopRun run = builder.run(next);
    List<Value> results = new ArrayList<>();
    wanted.forEach(value -> results.add(run.stack(graph, rebuild.renewed(value))));
    for (int carry = 0; carry < carried.size(); carry++) {
      if (random.nextBoolean()) {
        results.add(run.last(graph, carry, Origin.NONE));
      }
    }
    return results;
  }

  /** What the body is given for a leaf. */
  private Value given(Leaf leaf, Value value) {
    switch (random.nextInt(3)) {
      case 0 -> {
        carried.add(value);
        return builder.carry(leaf(leaf.name(), leaf.resultType()));
      }
      case 1 -> {
        List<Dimension> dimensions = new ArrayList<>(List.of(TURNS));
        dimensions.addAll(value.shape().dimensions());
        return builder.slice(leaf(leaf.name(), value.type().withShape(new Shape(dimensions))));
      }
      default -> {
        return builder.outside(leaf(leaf.name(), leaf.resultType()));
      }
    }
  }

  private Value leaf(String name, TensorType type) {
    return graph.add(new Leaf(Leaf.Kind.INPUT, name, type), List.of(), Origin.NONE);
  }
}
