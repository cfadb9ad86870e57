package org.adjoint.cli.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of a new project, by their paths in its folder. */
public final class NewProject {
  private final String name;
  private final ProjectKind kind;

  /**
   * A project to be written.
   *
   * @param name the name of its folder, of its artifact and of its package
   */
  public NewProject(String name, ProjectKind kind) {
    this.name = name;
    this.kind = kind;
  }

  /** Where the program is, in the folder of the project. */
  public String program() {
    return "src/main/nn/" + name + "/" + kind.modelFile() + ".nn";
  }

  /** The texts of all files. */
  public Map<String, String> files() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", template("pom.xml"));
    files.put("README.md", template("README.md"));
    files.put(".gitignore", template("gitignore"));
    files.put(program(), template(kind.word() + "/" + kind.modelFile() + ".nn"));
    files.put("src/main/data/" + kind.dataFile(), kind.data());
    files.put(
        "src/test/java/" + name + "/" + kind.className() + "Test.java", template("Test.java"));
    return files;
  }

  /** Writes all files below a folder that is not there yet. */
  public void write(Path folder) throws IOException {
    Map<String, String> files = files();
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    // Fails where anything has the name, so that nothing is overwritten.
    Files.createDirectory(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private String template(String path) throws IOException {
    String text = resource(path).replace("@name@", name);
    text = text.replace("@version@", resource("version").strip());
    for (Map.Entry<String, String> each : kind.placeholders().entrySet()) {
      text = text.replace(each.getKey(), each.getValue());
    }
    return text;
  }

  private static String resource(String path) throws IOException {
    try (InputStream stream = NewProject.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("the tool lacks its template " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
