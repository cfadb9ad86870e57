package org.adjoint.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.adjoint.compiler.generate.SourceFolder;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals have in common that generate classes. */
abstract class GeneratingMojo extends ProgramMojo {
  private static final int USUAL_LANES = 8;

  /** Values that replace those of the programs' constants, as {@code --set} does. */
  @Parameter private Map<String, String> constants = Map.of();

  /** Whether rewrites may change the last bits of results for speed. */
  @Parameter(property = "adjoint.fastMath", defaultValue = "false")
  private boolean fastMath;

  /**
   * The Java to write: {@code portable}, or {@code vector} for the Vector API, which then has to be
   * there to compile and to run it ({@code --add-modules jdk.incubator.vector}).
   */
  @Parameter(property = "adjoint.target", defaultValue = "portable")
  private String target = "portable";

  /** The floats of a vector, with the target {@code vector}: 4, 8 or 16. */
  @Parameter(property = "adjoint.lanes", defaultValue = "8")
  private int lanes = USUAL_LANES;

  /** Where the plugin keeps what it generated last. */
  @Parameter(defaultValue = "${project.build.directory}/adjoint", readonly = true)
  private @Nullable File stateDirectory;

  @Parameter(defaultValue = "${plugin.version}", readonly = true)
  private @Nullable String version;

  /** The folder of the programs, which are those of a user's project. */
  abstract Path programs();

  /** The folder of the classes. */
  abstract Path sources();

  /** A word that tells the goal from the others. */
  abstract String label();

  /** Has the classes compiled with the project's. */
  abstract void addSources(String root);

  @Override
  final void run() throws IOException, MojoFailureException {
    ProgramFiles files = new ProgramFiles(programs());
    Messages messages = new Messages(buildContext(), files);
    Path state = given("state", stateDirectory).toPath().resolve(label() + ".json");
    Generation.Places places = new Generation.Places(files, new SourceFolder(sources()), state);
    Generation.Result result = new Generation(places, options(), messages).run();
    result.written().forEach(file -> buildContext().refresh(file.toFile()));
    result.deleted().forEach(file -> buildContext().refresh(file.toFile()));
    requireNone(messages);
    if (!files.names().isEmpty()) {
      addSources(sources().toString());
    }
    getLog().info(summary(result));
  }

  private static String summary(Generation.Result result) {
    return "classes written: "
        + result.written().size()
        + ", deleted: "
        + result.deleted().size()
        + "; programs up to date: "
        + result.upToDate();
  }

  private GenerationOptions options() throws MojoFailureException {
    boolean vector = target.equals("vector");
    if (!vector && !target.equals("portable")) {
      throw new MojoFailureException("<target> is portable or vector, not " + target);
    }
    if (lanes != 4 && lanes != 8 && lanes != 16) {
      throw new MojoFailureException("<lanes> is 4, 8 or 16, not " + lanes);
    }
    return new GenerationOptions(
        constants, fastMath, vector ? lanes : 1, given("version", version));
  }
}
