package org.adjoint.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of Adjoint and of the virtual machine it runs on. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "adjoint " + (version == null ? "(not packaged)" : version),
      System.getProperty("java.vm.name") + " " + Runtime.version()
    };
  }
}
