package org.adjoint.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.check.RootFolder;
import org.adjoint.compiler.source.SourceText;

/** A folder of {@code .nn} files, below which they may import each other. */
record ProgramFiles(Path folder) {
  /** The paths of all programs below the folder, with slashes, in order. */
  List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(".nn"))
          .map(file -> slashed(folder.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static String slashed(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }

  /** A program as the compiler takes it. */
  ProgramSource program(String name) throws IOException {
    RootFolder root = RootFolder.of(folder);
    return new ProgramSource(SourceText.of(name, root.read(name)), root);
  }

  /** The file of a program. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** The package that a program's folder stands for; empty for none. */
  static String packageOf(String name) {
    int last = name.lastIndexOf('/');
    return last < 0 ? "" : name.substring(0, last).replace('/', '.');
  }
}
