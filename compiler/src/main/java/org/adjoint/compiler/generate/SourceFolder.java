package org.adjoint.compiler.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.adjoint.compiler.emit.JavaSource;

/** The root folder of Java sources, in which each class has its place. */
public record SourceFolder(Path root) {
  /** Where the source of a class is, or would be. */
  public Path file(String className) {
    return root.resolve(className.replace('.', '/') + ".java");
  }

  /**
   * Writes a source, but leaves the file as it is where it says the same already, so that nothing
   * is compiled anew without need.
   *
   * @return whether the file was written
   */
  public boolean write(JavaSource source) throws IOException {
    Path file = file(source.className());
    byte[] bytes = source.text().getBytes(UTF_8);
    if (Files.isRegularFile(file) && Arrays.equals(bytes, Files.readAllBytes(file))) {
      return false;
    }
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, bytes);
    return true;
  }
}
