package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses generated classes as a user would, and compares them with what the command line says. */
class GenerateTest {
  private static final String ROWS =
      """
      sepal_length,sepal_width,petal_length,petal_width
      5.1,3.5,1.4,0.2
      6.3,3.3,6.0,2.5
      """;

  @TempDir private Path folder;

  private JavaProgram program;

  @BeforeEach
  void makeFolder() throws IOException {
    program = JavaProgram.in(folder);
  }

  private void generate(Path file, Object... more) {
    Object[] arguments = {"generate", file, "-o", program.sources(), "--package", "demo"};
    Object[] all = Stream.concat(Stream.of(arguments), Stream.of(more)).toArray();
    CommandLineRun run = CommandLineRun.of(all);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  /** A user's class whose method gives what these statements leave in {@code out}. */
  private String run(String statements) throws Exception {
    program.with(
        "demo/Use.java",
        """
        package demo;

        import java.nio.file.Path;
        import java.util.Arrays;

        public final class Use {
          private Use() {}

          public static String run() throws Exception {
            Path examples = Path.of("..", "examples");
            Path folder = Path.of("%s");
            StringBuilder out = new StringBuilder();
            %s
            return out.toString();
          }
        }
        """
            .formatted(folder.toString().replace("\\", "\\\\"), statements));
    return program.run("demo.Use");
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", "examples"), 2)) {
      return files.filter(file -> file.toString().endsWith(".nn")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatIsGeneratedIsTheSameEachTimeAndCompilesWithoutWarnings(Path example) throws Exception {
    generate(example);
    JavaProgram again = JavaProgram.in(folder.resolve("again"));
    CommandLineRun.of("generate", example, "-o", again.sources(), "--package", "demo");
    for (Path file : files(program.sources())) {
      Path other = again.sources().resolve(program.sources().relativize(file));
      assertThat(other).hasSameBinaryContentAs(file);
      assertThat(Files.readString(file)).matches("\\A\\p{ASCII}*\\z");
    }
    assertThat(program.compile("--release", "17", "-Xdoclint:all,-missing", "-Werror")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits", "article"})
  void vectorCodeCompilesWithNoWarningButThatOfTheModule(String example) throws Exception {
    generate(CommandLineRun.example(example), "--target", "vector");
    assertThat(program.compile("--add-modules", "jdk.incubator.vector").lines())
        .allMatch(line -> line.contains("incubat") || line.equals("1 warning"));
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  @Tag("bits")
  void aTypedTrainerGivesTheBitsOfTheCommandLine() throws Exception {
    Path iris = CommandLineRun.example("iris");
    String expected =
        CommandLineRun.of("train", iris, "--json", "--quiet")
            .json()
            .get("parameters_sha256")
            .getAsString();
    generate(iris);
    String found =
        run(
            """
            for (int threads = 1; threads <= 3; threads++) {
              try (Iris.Trainer trainer = Iris.trainer(Iris.settings().withThreads(threads))) {
                out.append(trainer.fit(examples.resolve("iris")).parametersSha256()).append(' ');
                out.append(trainer.model().parametersSha256()).append(' ');
              }
            }
            """);
    assertThat(found.trim().split(" ")).hasSize(6).containsOnly(expected);
  }

  @Test
  @Tag("bits")
  void rawRowsPredictAsTheCommandLineDoes() throws Exception {
    Path iris = CommandLineRun.example("iris");
    Path saved = folder.resolve("iris.safetensors");
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, ROWS);
    CommandLineRun.of("train", iris, "--out", saved, "--quiet");
    String predicted = CommandLineRun.of("predict", saved, "--data", rows).out();
    generate(iris);
    String found =
        run(
            """
            Iris iris = Iris.load(folder.resolve("iris.safetensors"));
            out.append(Arrays.deepToString(iris.predict(folder.resolve("rows.csv")))).append('\\n');
            Iris.Rows rows = new Iris.Rows().sepalLength(5.1, 6.3).sepalWidth(3.5, 3.3);
            rows.petalLength(1.4, 6.0).petalWidth(0.2, 2.5);
            out.append(Arrays.deepToString(iris.predict(rows))).append('\\n');
            out.append(iris.yClasses());
            """);
    List<String> lines = found.lines().toList();
    String expected =
        predicted
            .lines()
            .skip(1)
            .map(line -> "[" + line.replace(",", ", ") + "]")
            .toList()
            .toString();
    assertThat(lines.get(0)).isEqualTo(expected);
    assertThat(lines.get(1)).isEqualTo(expected);
    assertThat(lines.get(2)).isEqualTo("[setosa, versicolor, virginica]");
  }

  @Test
  @Tag("bits")
  void sixteenThreadsPredictTheBitsOfOne() throws Exception {
    generate(CommandLineRun.example("digits"));
    String found =
        run(
            """
            Digits digits;
            try (Digits.Trainer trainer = Digits.trainer()) {
              digits = trainer.model();
            }
            float[][] rows = new float[2_000][64];
            java.util.Random random = new java.util.Random(7);
            for (float[] row : rows) {
              for (int i = 0; i < row.length; i++) {
                row[i] = random.nextFloat();
              }
            }
            float[][] expected = new float[rows.length][];
            for (int i = 0; i < rows.length; i++) {
              expected[i] = digits.predict(rows[i]).probability();
            }
            java.util.concurrent.atomic.AtomicInteger same =
                new java.util.concurrent.atomic.AtomicInteger();
            Thread[] threads = new Thread[16];
            for (int t = 0; t < threads.length; t++) {
              int first = t;
              threads[t] = new Thread(() -> {
                for (int i = 0; i < rows.length; i++) {
                  int row = (i + 97 * first) % rows.length;
                  if (Arrays.equals(digits.predict(rows[row]).probability(), expected[row])) {
                    same.incrementAndGet();
                  }
                }
                if (Arrays.deepEquals(digits.predict(rows).probability(), expected)) {
                  same.incrementAndGet();
                }
              });
              threads[t].start();
            }
            for (Thread thread : threads) {
              thread.join();
            }
            out.append(same.get());
            """);
    assertThat(found).isEqualTo(Integer.toString(16 * 2_001));
  }

  @Test
  void arraysThatDoNotFitAreRefusedWithWhatIsWrong() throws Exception {
    generate(CommandLineRun.example("iris"));
    String found =
        run(
            """
            try (Iris.Trainer trainer = Iris.trainer()) {
              Iris iris = trainer.model();
              Runnable[] wrong = {
                () -> iris.predict(new float[3]),
                () -> iris.predictInto(new float[8], 3, new float[9]),
                () -> iris.predictInto(new float[8], 2, new float[3]),
                () -> trainer.step(new float[2][4], new int[3]),
                () -> trainer.step(new float[2][4], new int[] {0, 3}),
                () -> trainer.step(new float[17][4], new int[17]),
                () -> iris.predict(new Iris.Rows().sepalLength(1)),
              };
              for (Runnable each : wrong) {
                try {
                  each.run();
                  out.append("taken");
                } catch (IllegalArgumentException | org.adjoint.runtime.AdjointException fault) {
                  out.append(fault.getMessage()).append('\\n');
                }
              }
              out.append(iris.predict(new float[0][]).length);
            }
            """);
    assertThat(found.lines())
        .containsExactly(
            "one row of 'x' has 4 elements, not 3",
            "'x' has 8 elements where 3 rows take 12",
            "'probability' has 3 elements where 2 rows take 6",
            "'y' has 3 rows where the first has 2",
            "row 1 of 'y': 3 is not in 0 .. 2",
            "a step takes 1 to 16 rows, not 17",
            "there is no column 'sepal_width'",
            "0");
  }

  @Test
  @Tag("bits")
  void stepsTakeRowsInEitherFormAndAreSaved() throws Exception {
    Path iris = CommandLineRun.example("iris");
    generate(iris);
    String found =
        run(
            """
            float[][] x = {{-1, 0, -1, -1}, {1, 0, 1, 1}, {0, 1, 0, 0}};
            int[] y = {0, 2, 1};
            float[] flat = {-1, 0, -1, -1, 1, 0, 1, 1, 0, 1, 0, 0};
            try (Iris.Trainer rows = Iris.trainer(); Iris.Trainer arrays = Iris.trainer()) {
              float first = rows.step(x, y);
              arrays.step(flat, y, 3);
              for (int step = 0; step < 20; step++) {
                rows.step(x, y);
                arrays.step(flat, y, 3);
              }
              out.append(rows.parametersSha256().equals(arrays.parametersSha256())).append(' ');
              out.append(rows.loss() < first).append(' ').append(rows.accuracy());
              rows.save(folder.resolve("steps.safetensors"));
              Iris read = Iris.load(folder.resolve("steps.safetensors"));
              out.append(' ').append(read.parametersSha256().equals(rows.parametersSha256()));
            }
            """);
    assertThat(found).isEqualTo("true true 1.0 true");
  }

  @Test
  @Tag("bits")
  void theCommandLineGoesOnWithWhatATypedTrainerBegan() throws Exception {
    Path iris = CommandLineRun.example("iris");
    generate(iris);
    run(
        """
        try (Iris.Trainer trainer = Iris.trainer(Iris.settings().withEpochs(2))) {
          trainer.fit(examples.resolve("iris"));
          trainer.save(folder.resolve("begun.safetensors"));
        }
        """);
    Path begun = folder.resolve("begun.safetensors");
    CommandLineRun resumed =
        CommandLineRun.of("train", iris, "--resume", begun, "--epochs", 5, "--json");
    CommandLineRun whole = CommandLineRun.of("train", iris, "--epochs", 5, "--json");
    assertThat(resumed.json().get("parameters_sha256"))
        .isEqualTo(whole.json().get("parameters_sha256"));
  }

  /** The expected values were worked out by hand. */
  @Test
  void dimensionsThatVaryAreToldByTheCaller() throws Exception {
    Path file = folder.resolve("windows.nn");
    Files.writeString(
        file,
        """
        dim T
        model Windows {
          input  x: float[batch, T, 2]
          target y: float[batch]
          param  w: float = 2
          output twice = concat([x, x], 1)[:, 1:]
          output total = w * sum(x, axis: [1, 2])
          loss = mean((total - y) ^ 2)
        }
        data rows = csv("rows.csv") {
          x = a .. d -> reshape(2, 2)
          y = e
        }
        train Windows {
          data: rows
          optimizer: sgd(0.1)
          batch: 4
          epochs: 1
        }
        """);
    generate(file);

    String found =
        run(
            """
            try (Windows.Trainer trainer = Windows.trainer()) {
              Windows model = trainer.model();
              Windows.Prediction one = model.predict(new float[] {1, 2, 3, 4, 5, 6}, 3);
              out.append(one.total()).append(Arrays.toString(one.twice())).append('\\n');
              float[][] pair = {{1, 2}, {3, 4}};
              out.append(Arrays.toString(model.predict(pair, 1).total())).append('\\n');
              out.append(trainer.step(pair, new float[] {7, 13}, 1)).append('\\n');
              out.append(trainer.model().predict(new float[] {1, 0}, 1).total()).append('\\n');
              float[][] many = new float[600][2];
              many[599][1] = 5;
              out.append(model.predict(many, 1).total()[599]).append('\\n');
              try {
                model.predict(new float[] {1, 2, 3}, 2);
              } catch (IllegalArgumentException expected) {
                out.append(expected.getMessage());
              }
            }
            """);

    assertThat(found)
        .isEqualTo(
            """
            42.0[3.0, 4.0, 5.0, 6.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
            [6.0, 14.0]
            1.0
            1.6
            10.0
            one row of 'x' has 4 elements, not 3\
            """);
  }
}
