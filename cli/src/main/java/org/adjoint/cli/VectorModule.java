package org.adjoint.cli;

import java.lang.System.Logger.Level;

/**
 * The module of the Vector API, loaded after the start.
 *
 * <p>{@code --add-modules jdk.incubator.vector} makes the virtual machine print a warning on
 * standard error before any code of ours runs, and no option silences it. The JDK can also resolve
 * one of its own modules later, as it does for its management agent; that is silent, and C2
 * compiles vector operations the same. The manifest of the command line's jar exports the package
 * that is needed for it.
 */
final class VectorModule {

  private static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /** Loads the module unless it is there; where it cannot be, models run as portable code. */
  static void load() {
    if (ModuleLayer.boot().findModule(NAME).isPresent()) {
      return;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, NAME);
    } catch (ReflectiveOperationException e) {
      System.getLogger(VectorModule.class.getName()).log(Level.DEBUG, "no Vector API", e);
    }
  }
}
