package org.adjoint.compiler.analysis;

/**
 * The text in which a name that is bound means one thing: a declaration, or a model together with
 * the data that fills its inputs. Scopes are equal only to themselves.
 */
public final class Scope {
  private final String owner;

  Scope(String owner) {
    this.owner = owner;
  }

  /** The name of the declaration. */
  public String owner() {
    return owner;
  }
}
