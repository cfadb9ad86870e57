package org.adjoint.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.adjoint.cli.project.NewProject;
import org.adjoint.cli.project.ProjectKind;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a project. */
@Command(
    description = "Writes a project that works: a model, data for it, a test and a Maven build.")
final class NewCommand extends ToolCommand {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  /** Packages that Java keeps for itself, and folders that Maven and Windows do. */
  private static final Set<String> KEPT =
      Set.of("java", "javax", "target", "con", "prn", "aux", "nul");

  @Parameters(paramLabel = "NAME", description = "The name of the project, and of its folder.")
  private @Nullable String name;

  @Option(
      names = "--kind",
      paramLabel = "table|images|text",
      description = "What the data is (default: table).")
  private ProjectKind kind = ProjectKind.TABLE;

  @Option(
      names = "--in",
      paramLabel = "DIR",
      description = "The folder to make the project's folder in (default: here).")
  private Path parent = Path.of("");

  @Override
  int run() throws Exception {
    String wanted = Arguments.required(name);
    if (!NAME.matcher(wanted).matches() || !SourceVersion.isName(wanted) || KEPT.contains(wanted)) {
      throw new WrongUse(
          "a project is also a Java package: its name is of lower-case letters, digits and `_`, begins with a letter and is no word of Java's");
    }
    Path folder = parent.resolve(wanted);
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new AdjointException(
          "`" + folder + "` is there already, and nothing is overwritten",
          "take another name, or another folder with `--in DIR`",
          null);
    }
    NewProject project = new NewProject(wanted, kind);
    project.write(folder);
    List<Json> files = new ArrayList<>();
    for (String file : project.files().keySet()) {
      print(folder.resolve(file).toString());
      files.add(Json.of(folder.resolve(file).toString()));
    }
    tell(
        "train it: cd "
            + folder
            + " && adjoint train "
            + project.program()
            + " --data-root src/main/data");
    printJson(
        Json.fields()
            .with("folder", Json.of(folder.toString()))
            .with("files", new Json.Elements(files)));
    return ExitCode.DONE;
  }
}
