package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Rebuild;
import org.adjoint.compiler.op.Slice;
import org.jspecify.annotations.Nullable;

/** Indices in the body of a scan, as they are outside of it: once for each turn. */
final class TurnIndices {
  /** Beyond so many turns an index is the model's own affair, as one that is computed. */
  private static final int MOST_TURNS = 4096;

  private TurnIndices() {}

  /**
   * What indices are that are only moved on their way from inputs: themselves where no turn changes
   * them; none where there are too many turns.
   */
  static List<Value> outside(Value indices, Map<String, Long> symbols) {
    List<Value> open = List.of(indices);
    while (true) {
      TurnValue turn = innermost(open.get(0));
      if (turn == null) {
        return open;
      }
      long turns = turn.known().shape().get(0).evaluate(symbols);
      if (turns * open.size() > MOST_TURNS) {
        return List.of();
      }
      List<Value> next = new ArrayList<>();
      for (Value value : open) {
        for (int number = 0; number < turns; number++) {
          next.add(inTurn(value, turn.trace(), number));
        }
      }
      open = next;
    }
  }

  /** What changes from turn to turn of the scan that stands within all others. */
  private static @Nullable TurnValue innermost(Value value) {
    TurnValue last = null;
    for (Value each : Graph.reachable(List.of(value))) {
      last = each.operation() instanceof TurnValue turn ? turn : last;
    }
    return last;
  }

  private static Value inTurn(Value value, LoopTrace trace, int number) {
    Graph graph = new Graph();
    Rebuild rebuild = new Rebuild(graph);
    for (Value each : Graph.reachable(List.of(value))) {
      boolean own = each.operation() instanceof TurnValue turn && turn.trace() == trace;
      rebuild.set(each, own ? slice(LoopTrace.outside(each), graph, number) : rebuild.copy(each));
    }
    return rebuild.renewed(value);
  }

  private static Value slice(Value sequence, Graph graph, int number) {
    Rebuild outside = new Rebuild(graph);
    Graph.reachable(List.of(sequence)).forEach(each -> outside.set(each, outside.copy(each)));
    Value copied = outside.renewed(sequence);
    Algebra algebra = Algebra.at(graph, copied);
    List<Dimension> dimensions = copied.shape().dimensions();
    Value one = algebra.slice(copied, new Slice(0, Dimension.of(number), Dimension.ONE, 1));
    return algebra.reshape(one, new Shape(dimensions.subList(1, dimensions.size())));
  }
}
