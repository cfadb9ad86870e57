package org.adjoint.compiler.optimize;

import java.util.Optional;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;

/**
 * A rule with its place in the order of all: where it looks, when it may, and why it stands there.
 *
 * @param root the operations it is tried on
 * @param reason why it exists or stands where it does
 */
public record OrderedRule<O extends Operation>(
    Class<O> root, Rule<O> rule, Kind kind, Stage stage, String reason) {

  /** What a rule does to the bits of the result. */
  public enum Kind {
    /** Nothing, for any input (which NaN it is aside). */
    EXACT,
    /** Makes them more accurate, or defines them: always applied, part of what a program means. */
    STABLE,
    /** Changes them for speed: only where the user allows it. */
    FAST
  }

  /** When a rule may be applied. */
  public enum Stage {
    /** Before and after differentiation. */
    ALWAYS,
    /** Before differentiation, so that the gradient is that of the new form. */
    BEFORE_GRADIENT,
    /** After differentiation, as it would change the gradient. */
    AFTER_GRADIENT
  }

  /** The name that reports show: that of the class. */
  public String name() {
    return rule.getClass().getSimpleName();
  }

  /** Applies the rule to a value made by an operation it looks at. */
  Optional<Value> apply(Value value, Algebra algebra) {
    return rule.apply(root.cast(value.operation()), value, algebra);
  }
}
