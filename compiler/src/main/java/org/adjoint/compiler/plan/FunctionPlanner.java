package org.adjoint.compiler.plan;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Scan;

/** Plans one entry point. */
final class FunctionPlanner extends RegionPlanner {
  /** Places that a value is stored to as it is made; to further ones, as of zeros, it is copied. */
  static final int MOST_PLACES = 16;

  FunctionPlanner(GraphFunction function, Planner planner) {
    super(planner, function.results(), new Memory(planner.leaves(), IndexExpression.ZERO));
    planner.workspaces().beginFunction();
  }

  @Override
  List<Kernel> plan() {
    placeGradients();
    return super.plan();
  }

  @Override
  int depth() {
    return 0;
  }

  @Override
  Buffer take(ElementType element, Dimension size) {
    return planner.workspaces().take(element, size);
  }

  @Override
  void release(Buffer buffer) {
    if (buffer.kind() == Buffer.Kind.WORKSPACE) {
      planner.workspaces().release(buffer);
    }
  }

  /** A gradient that its parameter's update alone reads stands where the parameter stands. */
  private void placeGradients() {
    for (Cluster cluster : clustering.clusters()) {
      for (Value root : cluster.roots()) {
        for (GraphFunction.Sink sink : roots.sinks(root)) {
          if (sink instanceof GraphFunction.Sink.Update update
              && update.leaf().kind() == Leaf.Kind.PARAMETER) {
            placeGradient(update.leaf(), cluster);
          }
        }
      }
    }
  }

  private void placeGradient(Leaf parameter, Cluster update) {
    for (Value read : update.reads()) {
      boolean outside = clustering.home(read) != null && clustering.home(read) != update;
      if (outside
          && !(read.operation() instanceof Scan)
          && read.type().equals(parameter.resultType())
          && readers(read).size() == 1
          && memory.home(read) == null) {
        memory.keep(read, Location.of(planner.gradient(parameter), read.shape()));
        return;
      }
    }
  }

  @Override
  void placeResults(Value root, Cluster cluster) {
    int places = 0;
    for (GraphFunction.Sink sink : roots.sinks(root)) {
      boolean direct = !cluster.isAlone() && places++ < MOST_PLACES;
      if (sink instanceof GraphFunction.Sink.Update update) {
        boolean overwrite = direct && mayOverwrite(update.leaf(), root, cluster);
        place(root, cluster, memory.leaf(update.leaf()), overwrite);
      } else {
        place(root, cluster, planner.outside(sink), direct);
      }
    }
  }

  private void place(Value root, Cluster cluster, Placement to, boolean inPlace) {
    if (inPlace) {
      memory.deliver(root, Location.of(to, root.shape()));
    } else {
      copyAtEnd(root, cluster, to);
    }
  }
}
