package org.adjoint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Java sources as a user compiles and runs them: with nothing but Adjoint's runtime beside them.
 */
record JavaProgram(Path sources, Path classes) {
  static JavaProgram in(Path folder) throws IOException {
    return new JavaProgram(
        Files.createDirectories(folder.resolve("src")), folder.resolve("classes"));
  }

  JavaProgram with(String file, String text) throws IOException {
    Path path = sources.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text, UTF_8);
    return this;
  }

  /** What javac has to say of all sources, with all its warnings. */
  String compile(String... more) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> options = new ArrayList<>(List.of("-Xlint:all", "-d", classes.toString()));
    options.addAll(List.of("-proc:none", "-cp", runtime()));
    options.addAll(List.of(more));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      compiler
          .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(javaFiles()))
          .call();
    }
    return said.toString();
  }

  private List<Path> javaFiles() throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** Where the classes of the runtime are, and nothing else. */
  private static String runtime() {
    return List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
        .filter(entry -> entry.contains("runtime") && !entry.contains("antlr"))
        .findFirst()
        .orElseThrow();
  }

  /** Compiles without a warning, and gives what the static method {@code run} of a class gives. */
  String run(String className) throws Exception {
    assertThat(compile("--release", "17")).isEmpty();
    URL[] places = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(places, getClass().getClassLoader())) {
      return (String) loader.loadClass(className).getMethod("run").invoke(null);
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }
}
