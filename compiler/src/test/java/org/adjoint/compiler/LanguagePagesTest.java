package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.GraphFunction.Sink;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.lower.TrainingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the pages on the language compile, and a step of each gives finite numbers. */
class LanguagePagesTest {
  /** What the dimensions are that a page leaves open. */
  private static final Map<String, Long> SYMBOLS = Map.of("batch", 3L, "T", 2L);

  private static final Path FOLDER = Path.of("../docs/language");

  /** Pages whose examples need files of data, or are entries of a block. */
  private static final Set<String> OTHERS = Set.of("data.md", "train.md", "library.md");

  private static final Pattern FENCE =
      Pattern.compile("^```nn\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern DECLARATION =
      Pattern.compile("^(def|layer|optimizer|const|dim|model|data|train) ", Pattern.MULTILINE);

  private record Example(String title, String text) {
    @Override
    public String toString() {
      return title;
    }

    /** The text as a whole program: statements stand in a model, declarations beside one. */
    String program() {
      if (!DECLARATION.matcher(text).find()) {
        return frame(text);
      }
      return text.contains("\nmodel ") || text.startsWith("model ") ? text : text + frame("");
    }

    private static String frame(String statements) {
      String loss = statements.contains("loss ") ? "" : "loss = mean(x)\n";
      return """
      model Frame {
        input x: float[batch, 8] // adjoint: allow NN0803
        input image: float[batch, 8, 8, 1] // adjoint: allow NN0803
        input words: int[batch, 8] // adjoint: allow NN0803
        target y: int[batch] // adjoint: allow NN0803
      %s%s}
      """
          .formatted(statements, loss);
    }
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !OTHERS.contains(name(file))).sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Path page : pages()) {
      Matcher fence = FENCE.matcher(Files.readString(page));
      for (int number = 1; fence.find(); number++) {
        examples.add(new Example(name(page) + " " + number, fence.group(1)));
      }
    }
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleCompilesAndRuns(Example example) {
    CompiledModel model =
        Compiler.compile(
            ProgramSource.ofText("page.nn", example.program()), CompilerOptions.DEFAULT);
    TrainingStep step = model.trainingStep();
    assertThat(model.diagnostics()).isEmpty();
    Map<Leaf, Tensor> leaves = new HashMap<>();
    for (Leaf.Scalar scalar : Leaf.Scalar.values()) {
      leaves.put(scalar.leaf(), Tensor.scalar(scalar.leaf().resultType().element(), 1));
    }
    run(step.function("initialize"), leaves);
    Stream.concat(step.modelInterface().inputs().stream(), step.modelInterface().targets().stream())
        .forEach(leaf -> leaves.put(leaf, rows(leaf)));
    run(step.function("step"), leaves);
    run(step.function("predict"), leaves);
  }

  /** Runs an entry point and keeps what it updates. */
  private static void run(GraphFunction function, Map<Leaf, Tensor> leaves) {
    List<Tensor> results = Interpreter.of(leaves, SYMBOLS).evaluate(function.values());
    for (int place = 0; place < results.size(); place++) {
      assertThat(results.get(place).toDoubles()).doesNotContain(Double.NaN);
      if (function.results().get(place).sink() instanceof Sink.Update update) {
        leaves.put(update.leaf(), results.get(place));
      }
    }
  }

  private static Tensor rows(Leaf leaf) {
    int[] extents =
        leaf.resultType().shape().dimensions().stream()
            .mapToInt(dimension -> (int) dimension.evaluate(SYMBOLS))
            .toArray();
    int size = (int) leaf.resultType().shape().size().evaluate(SYMBOLS);
    double[] elements = new double[size];
    for (int i = 0; i < size; i++) {
      elements[i] = leaf.resultType().element().isFloating() ? Math.sin(i + 1) : i % 2;
    }
    return Tensor.of(leaf.resultType().element(), elements, extents);
  }

  @Test
  void theIndexNamesEachPage() throws IOException {
    String index = Files.readString(FOLDER.resolve("README.md"));
    try (Stream<Path> files = Files.list(FOLDER)) {
      files
          .map(LanguagePagesTest::name)
          .filter(name -> !name.equals("README.md"))
          .forEach(name -> assertThat(index).contains("(" + name + ")"));
    }
  }
}
