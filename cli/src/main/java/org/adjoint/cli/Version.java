package org.adjoint.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The version of Adjoint and of the virtual machine it runs on. */
final class Version {
  private Version() {}

  static List<String> lines() {
    @Nullable String version = Version.class.getPackage().getImplementationVersion();
    return List.of(
        "adjoint " + (version == null ? "(not packaged)" : version),
        System.getProperty("java.vm.name") + " " + Runtime.version());
  }
}
