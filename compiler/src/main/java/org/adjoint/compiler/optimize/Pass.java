package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;

/** A change that needs to see the whole graph, as who uses a value. */
interface Pass {
  /**
   * The roots in their new form; the list itself where there is nothing to change.
   *
   * @param graph where to build
   * @param tally to be told of each change
   */
  List<Value> apply(List<Value> roots, Graph graph, Tally tally);

  /** The name that reports show. */
  default String name() {
    return getClass().getSimpleName();
  }
}
