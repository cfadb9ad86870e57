package org.adjoint.compiler.lower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Constant;

/**
 * First values in terms of the seed alone: what is kept is replaced by what it begins with itself.
 */
final class InitialValues {
  private final Graph graph;
  private final Map<Leaf, Value> known = new HashMap<>();

  InitialValues(Graph graph) {
    this.graph = graph;
    Value zero = graph.add(new Constant(ElementType.INT32, 0), List.of(), Origin.NONE);
    known.put(Leaf.Scalar.STEP.leaf(), zero);
    known.put(Leaf.Scalar.UPDATE.leaf(), zero);
    known.put(Leaf.Scalar.EPOCH.leaf(), zero);
  }

  /** The first value; those it is made of have been asked for before. */
  Value of(Persistent persistent) {
    Value value = new Substitution(graph, known).apply(persistent.initial());
    known.put(persistent.leaf(), value);
    return value;
  }
}
