package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.ir.Value;

/**
 * Rewrites values to equal ones that cost less; what a model computes is differentiated after it.
 */
public interface Simplifier {
  /** Leaves everything as it is. */
  Simplifier NONE = roots -> roots;

  /** For each root a value of the same graph that equals it, in their order. */
  List<Value> simplify(List<Value> roots);
}
