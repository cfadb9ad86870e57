package org.adjoint.compiler.derivation;

import java.util.List;
import org.adjoint.compiler.ir.Value;

/**
 * One application of a rule or pass.
 *
 * @param name that of the rule or pass
 * @param reason why there is such a rule or pass
 * @param made the numbers of what did not exist before: results and what they are made of
 */
public record Rewrite(String name, String reason, List<Change> changes, List<Integer> made) {
  public Rewrite {
    changes = List.copyOf(changes);
    made = List.copyOf(made);
  }

  /** One value stands where another stood. */
  public record Change(Value from, Value to) {}
}
