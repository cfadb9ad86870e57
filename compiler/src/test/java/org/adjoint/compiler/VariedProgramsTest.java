package org.adjoint.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs as their users write them, each with other constructs of the language: the class that is
 * made of one computes what the interpreter makes of its graph.
 */
@Tag("bits")
class VariedProgramsTest {
  private static final Path FOLDER = Path.of("src/test/resources/programs/varied");
  private static final int ROWS = 5;

  static List<String> programs() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".nn"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void stepsAsTheInterpreterDoes(String name) throws IOException {
    CompiledModel model =
        Compiler.compile(
            ProgramSource.ofFile(FOLDER.resolve(name)),
            CompilerOptions.DEFAULT.withTarget(TargetChoice.PORTABLE));
    StepOracle.agreesWithInterpreter(model, ROWS);
  }
}
