package org.adjoint.compiler.optimize;

import java.util.List;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Rebuild;

/** A change that needs to see the whole graph, as who uses a value. */
interface Pass {
  /**
   * The roots in their new form; the list itself where there is nothing to change.
   *
   * @param rebuild where to build; it is to know in the end what has become of each value
   * @param tally to be told of each change
   */
  List<Value> apply(List<Value> roots, Rebuild rebuild, Tally tally);

  /** The name that reports show. */
  default String name() {
    return getClass().getSimpleName();
  }
}
