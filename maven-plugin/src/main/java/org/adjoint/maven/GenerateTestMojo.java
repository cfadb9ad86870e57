package org.adjoint.maven;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Generates a typed class from each model of {@code src/test/nn}, in the package that its folder
 * stands for, and has it compiled with the project's tests.
 */
@Mojo(
    name = "generate-test",
    defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
    threadSafe = true)
public final class GenerateTestMojo extends GeneratingMojo {
  /** The folder of the programs. */
  @Parameter(
      property = "adjoint.testSourceDirectory",
      defaultValue = "${project.basedir}/src/test/nn")
  private @Nullable File testSourceDirectory;

  /** The folder of the classes. */
  @Parameter(
      property = "adjoint.testOutputDirectory",
      defaultValue = "${project.build.directory}/generated-test-sources/nn")
  private @Nullable File testOutputDirectory;

  @Override
  Path programs() {
    return given("source directory", testSourceDirectory).toPath();
  }

  @Override
  Path sources() {
    return given("output directory", testOutputDirectory).toPath();
  }

  @Override
  String label() {
    return "generate-test";
  }

  @Override
  void addSources(String root) {
    project().addTestCompileSourceRoot(root);
  }
}
