package org.adjoint.benchmarks.peers;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/** The versions of systems that do not tell theirs, as the build has them. */
final class Versions {
  private Versions() {}

  static String of(String system) {
    Properties versions = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      versions.load(Objects.requireNonNull(in));
    } catch (IOException failure) {
      throw new IllegalStateException("cannot read the versions", failure);
    }
    return Objects.requireNonNull(versions.getProperty(system), system);
  }
}
