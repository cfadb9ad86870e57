package org.adjoint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.TargetChoice;
import org.adjoint.compiler.emit.JavaSource;
import org.adjoint.compiler.emit.Target;
import org.adjoint.compiler.generate.SourceFolder;
import org.adjoint.compiler.generate.TypedClasses;
import org.adjoint.compiler.generate.TypedOptions;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.compiler.standalone.StandaloneTrainers;
import org.adjoint.runtime.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes Java source that a build compiles. */
@Command(
    description =
        "Writes a model as Java source: a class that predicts and trains, with typed methods.")
final class GenerateCommand extends ToolCommand {
  /** The floats of a vector for which code is written unless told otherwise: those of AVX2. */
  private static final int USUAL_LANES = 8;

  @Parameters(paramLabel = "FILE.nn", description = "The program.")
  private @Nullable Path file;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "The root folder of the sources; packages become folders below it (default: here).")
  private Path out = Path.of("");

  @Option(names = "--package", paramLabel = "NAME", description = "The package of the classes.")
  private String packageName = "";

  @Option(
      names = "--lanes",
      paramLabel = "4|8|16",
      description = "Floats of a vector, with `--target vector` (default: 8).")
  private int lanes = USUAL_LANES;

  @Option(
      names = "--standalone",
      description = "Write one file that trains the model with nothing but a JDK.")
  private boolean standalone;

  @Mixin private ProgramOptions program = new ProgramOptions();

  @Override
  int run() throws Exception {
    if (standalone && !packageName.isEmpty()) {
      throw new WrongUse("a standalone trainer is in no package: leave out --package");
    }
    if (!packageName.isEmpty() && !TypedOptions.isPackage(packageName)) {
      throw new WrongUse("`" + packageName + "` is no name of a Java package");
    }
    TypedOptions options = new TypedOptions(packageName, target());
    Path path = Arguments.required(file);
    display(DisplayNames.of(path));
    CompiledModel model =
        Compiler.compile(ProgramSource.ofFile(path), program.with(TrainBlock.Overrides.NONE));
    SourceFolder folder = new SourceFolder(out);
    List<Json> written = new ArrayList<>();
    List<JavaSource> sources =
        standalone
            ? List.of(StandaloneTrainers.of(model, options.target()))
            : TypedClasses.of(model, options);
    for (JavaSource source : sources) {
      boolean changed = folder.write(source);
      String name = folder.file(source.className()).toString();
      print(changed ? name : name + " (unchanged)");
      written.add(Json.of(name));
    }
    printJson(Json.fields().with("files", new Json.Elements(written)));
    return ExitCode.DONE;
  }

  /** What is asked for; never what suits this machine, for the source is for any. */
  private Target target() {
    if (lanes != 4 && lanes != 8 && lanes != 16) {
      throw new WrongUse("--lanes is 4, 8 or 16, not " + lanes);
    }
    return program.target() == TargetChoice.VECTOR ? Target.vector(lanes) : Target.PORTABLE;
  }
}
