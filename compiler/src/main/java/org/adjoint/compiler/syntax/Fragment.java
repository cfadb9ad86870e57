package org.adjoint.compiler.syntax;

import java.util.Set;

/**
 * What is sound of a declaration with errors in its body: to be looked through for further ones,
 * and fit for nothing else.
 *
 * @param declaration the declaration without the statements in which the errors are
 * @param uncertain all words of what was left out: names that it may bind
 */
public record Fragment(Declaration.Named declaration, Set<String> uncertain) {
  public Fragment {
    uncertain = Set.copyOf(uncertain);
  }
}
