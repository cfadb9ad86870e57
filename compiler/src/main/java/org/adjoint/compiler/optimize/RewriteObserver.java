package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Value;

/**
 * Is told what an optimiser makes of each value, in order. What happens inside the bodies of loops
 * it is not told: to it a loop is one value.
 */
public interface RewriteObserver {
  /** Listens to nothing. */
  RewriteObserver NONE = new RewriteObserver() {};

  /** What is told first of simplifying what is to be differentiated. */
  String SIMPLIFY = "simplify";

  /**
   * The optimiser turns to other values.
   *
   * @param what {@link #SIMPLIFY} or the name of an entry point
   */
  default void begins(String what, List<Value> roots) {}

  /** A value is the same thing on other operands, or in another graph. */
  default void carried(Value from, Value to) {}

  /**
   * A rule or a pass has replaced values.
   *
   * @param name that of the rule or pass
   * @param reason why there is such a rule or pass
   * @param replaced what became of each
   */
  default void rewrote(String name, String reason, Map<Value, Value> replaced) {}

  /** The optimiser is done with what it turned to. */
  default void ends(List<Value> roots) {}
}
