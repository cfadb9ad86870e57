package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The programs that define the language, a plain network for images and one that learns to add: a
 * step of each is what the interpreter makes of it, with the same bits for each target and team.
 */
@Tag("bits")
class ReferenceProgramsTest {
  private static final Path PROGRAMS = Path.of("src/test/resources/programs");
  private static final Path EXAMPLES = Path.of("../examples");
  private static final int ROWS = 2;

  /**
   * Beside 64 bits; beside 32 there is no difference. Adam divides a gradient by its own size,
   * which makes the rounding of a tiny one large.
   */
  private static final double TOLERANCE = 2e-5;

  /** Shows each form of the grammar once and means nothing. */
  private static final String GRAMMAR = "whole_language.nn";

  /** The interpreter would take minutes with these constants as they are. */
  private static final Map<String, Map<String, String>> SMALLER =
      Map.of(
          "residual_cnn.nn",
          Map.of("n", "1"),
          "char_gpt.nn",
          Map.of("T", "9", "width", "24", "blocks", "2"),
          "char_lstm.nn",
          Map.of("T", "5"));

  static List<String> programs() throws IOException {
    return files().keySet().stream().toList();
  }

  private static Map<String, Path> files() throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(PROGRAMS)) {
      all.filter(file -> file.toString().endsWith(".nn") && !file.endsWith(GRAMMAR))
          .forEach(file -> files.put(file.getFileName().toString(), file));
    }
    files.put("fashion_mlp.nn", EXAMPLES.resolve("results/fashion_mlp/fashion_mlp.nn"));
    files.put("addition.nn", EXAMPLES.resolve("addition/addition.nn"));
    return files;
  }

  private static CompiledModel compile(String name, TargetChoice target) throws IOException {
    CompilerOptions options =
        CompilerOptions.DEFAULT
            .withTarget(target)
            .withConstants(new HashMap<>(SMALLER.getOrDefault(name, Map.of())));
    return Compiler.compile(ProgramSource.ofFile(files().get(name)), options);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aStepIsThatOfTheInterpreterForEachTargetAndTeam(String name) throws IOException {
    CompiledModel portable = compile(name, TargetChoice.PORTABLE);
    float[] parameters;
    float[] measures;
    try (StepOracle oracle = new StepOracle(portable, ROWS, 1)) {
      oracle.stepAsTheInterpreter(TOLERANCE);
      oracle.step();
      parameters = oracle.parameters();
      measures = oracle.measures();
    }
    for (CompiledModel model : List.of(portable, compile(name, TargetChoice.VECTOR))) {
      for (int threads : new int[] {1, 2}) {
        try (StepOracle other = new StepOracle(model, ROWS, threads)) {
          other.step();
          other.step();
          assertThat(other.parameters()).isEqualTo(parameters);
          assertThat(other.measures()).isEqualTo(measures);
        }
      }
    }
  }
}
