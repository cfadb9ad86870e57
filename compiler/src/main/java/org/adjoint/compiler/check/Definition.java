package org.adjoint.compiler.check;

import org.adjoint.compiler.syntax.Declaration;

/** A named declaration together with the module whose names its text uses. */
public final class Definition {
  private final Declaration.Named declaration;
  private final Module module;

  Definition(Declaration.Named declaration, Module module) {
    this.declaration = declaration;
    this.module = module;
  }

  public Declaration.Named declaration() {
    return declaration;
  }

  public Module module() {
    return module;
  }

  public String name() {
    return declaration.name().text();
  }

  /** Whether it belongs to the standard library. */
  public boolean isLibrary() {
    return module.isLibrary();
  }

  @Override
  public String toString() {
    return name();
  }
}
