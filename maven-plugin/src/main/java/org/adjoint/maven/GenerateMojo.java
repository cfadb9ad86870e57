package org.adjoint.maven;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Generates a typed class from each model of {@code src/main/nn}, in the package that its folder
 * stands for, and has it compiled with the project.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends GeneratingMojo {
  /** The folder of the programs. */
  @Parameter(property = "adjoint.sourceDirectory", defaultValue = "${project.basedir}/src/main/nn")
  private @Nullable File sourceDirectory;

  /** The folder of the classes. */
  @Parameter(
      property = "adjoint.outputDirectory",
      defaultValue = "${project.build.directory}/generated-sources/nn")
  private @Nullable File outputDirectory;

  @Override
  Path programs() {
    return given("source directory", sourceDirectory).toPath();
  }

  @Override
  Path sources() {
    return given("output directory", outputDirectory).toPath();
  }

  @Override
  String label() {
    return "generate";
  }

  @Override
  void addSources(String root) {
    project().addCompileSourceRoot(root);
  }
}
