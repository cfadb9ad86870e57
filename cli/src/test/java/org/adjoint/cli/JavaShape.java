package org.adjoint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What javac reads in Java source: the kind of each construct, without its names and literals. */
final class JavaShape extends TreeScanner<Void, List<Tree.Kind>> {
  private JavaShape() {}

  /** The constructs of all files of a folder, in the order of the files' names and their text. */
  static List<Tree.Kind> of(Path folder) throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(folder)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Tree.Kind> kinds = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      for (CompilationUnitTree unit : task.parse()) {
        new JavaShape().scan(unit, kinds);
      }
    }
    return kinds;
  }

  @Override
  public Void scan(Tree tree, List<Tree.Kind> kinds) {
    if (tree != null) {
      kinds.add(tree.getKind());
    }
    return super.scan(tree, kinds);
  }
}
