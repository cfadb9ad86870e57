package org.adjoint.compiler.derivation;

import java.util.List;

/**
 * One application of a rule or pass.
 *
 * @param name that of the rule or pass
 * @param replaced the numbers of what is gone
 * @param results the numbers of what stands there now
 * @param made the numbers of what did not exist before, results and what they are made of
 */
public record Rewrite(
    String name, List<Integer> replaced, List<Integer> results, List<Integer> made) {
  public Rewrite {
    replaced = List.copyOf(replaced);
    results = List.copyOf(results);
    made = List.copyOf(made);
  }
}
