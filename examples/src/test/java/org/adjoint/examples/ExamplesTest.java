package org.adjoint.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the tool on the examples, each in a Java of its own. */
class ExamplesTest {
  @TempDir private Path folder;

  private ToolRun adjoint(String... arguments) throws IOException, InterruptedException {
    return ToolRun.of(folder, Duration.ofMinutes(5), arguments);
  }

  static List<String> programs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("."), 2)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".nn")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyExampleTrains(String program) throws Exception {
    ToolRun run = adjoint("train", program, "--steps", "20", "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("loss").getAsDouble()).isFinite();
    assertThat(run.json().get("parameters_sha256").getAsString()).hasSize(64);
  }

  @Test
  void savesPredictsAndEvaluatesIris() throws Exception {
    String saved = folder.resolve("iris.safetensors").toString();
    ToolRun trained = adjoint("train", "iris/iris.nn", "--out", saved, "--json");
    assertThat(trained.json().getAsJsonObject("validation").get("accuracy").getAsDouble())
        .isGreaterThanOrEqualTo(0.9);
    Path rows = folder.resolve("rows.csv");
    Files.writeString(
        rows,
        """
        sepal_length,sepal_width,petal_length,petal_width
        5.1,3.5,1.4,0.2
        6.3,3.3,6.0,2.5
        """);
    ToolRun predicted = adjoint("predict", saved, "--data", rows.toString());
    List<String> lines = predicted.out().lines().toList();
    assertThat(lines).hasSize(3);
    double[] first = Stream.of(lines.get(1).split(",")).mapToDouble(Double::parseDouble).toArray();
    double[] second = Stream.of(lines.get(2).split(",")).mapToDouble(Double::parseDouble).toArray();
    assertThat(first[0]).isGreaterThan(0.9);
    assertThat(second[2]).isGreaterThan(0.9);
    ToolRun evaluated = adjoint("evaluate", saved, "--data-root", "iris", "--json");
    assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
  }

  @Test
  @Tag("bits")
  void resumingGivesTheBitsOfARunThatWasNeverStopped() throws Exception {
    String saved = folder.resolve("digits.safetensors").toString();
    adjoint("train", "digits/digits.nn", "--epochs", "1", "--out", saved, "--quiet");
    ToolRun resumed =
        adjoint("train", "digits/digits.nn", "--epochs", "2", "--resume", saved, "--json");
    ToolRun whole =
        adjoint("train", "digits/digits.nn", "--epochs", "2", "--threads", "1", "--json");
    ToolRun portable =
        adjoint("train", "digits/digits.nn", "--epochs", "2", "--target", "portable", "--json");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    for (ToolRun run : List.of(whole, portable)) {
      assertThat(run.json().get("parameters_sha256"))
          .isEqualTo(resumed.json().get("parameters_sha256"));
    }
  }

  /** The run is stopped inside an epoch, before the second of two players has had its turn. */
  @Test
  @Tag("bits")
  void resumingBetweenTwoPlayersGivesTheBitsOfARunThatWasNeverStopped() throws Exception {
    String saved = folder.resolve("gan.safetensors").toString();
    String program = "gan/gan.nn";
    adjoint("train", program, "--steps", "75", "--out", saved, "--quiet");
    ToolRun resumed = adjoint("train", program, "--steps", "150", "--resume", saved, "--json");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    ToolRun whole =
        adjoint(
            "train", program, "--steps", "150", "--threads", "1", "--target", "portable", "--json");
    assertThat(whole.json().get("parameters_sha256"))
        .isEqualTo(resumed.json().get("parameters_sha256"));
  }

  /**
   * Of x normal and y = (x² − 1) / 2 with noise of deviation 0.2, worked by hand: means of 0,
   * deviations of 1 and √(1/2 + 0.04), no covariance of x and y, but one of 1 of x² and y.
   */
  @Test
  void theGeneratorLearnsTheMomentsOfTheData() throws Exception {
    String saved = folder.resolve("gan.safetensors").toString();
    ToolRun trained = adjoint("train", "gan/gan.nn", "--threads", "1", "--out", saved, "--json");
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    double[][] points = points(saved);
    assertThat(mean(points, p -> p[0])).isCloseTo(0, within(0.1));
    assertThat(mean(points, p -> p[1])).isCloseTo(0, within(0.1));
    assertThat(mean(points, p -> p[0] * p[0])).isCloseTo(1, within(0.2));
    assertThat(mean(points, p -> p[1] * p[1])).isCloseTo(0.54, within(0.2));
    assertThat(mean(points, p -> p[0] * p[1])).isCloseTo(0, within(0.15));
    assertThat(mean(points, p -> p[0] * p[0] * p[1])).isCloseTo(1, within(0.3));
  }

  /** What the generator makes of noise that it has not seen. */
  private double[][] points(String saved) throws Exception {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder("noise_0,noise_1\n");
    for (int i = 0; i < 4000; i++) {
      rows.append(random.nextGaussian()).append(',').append(random.nextGaussian()).append('\n');
    }
    Path file = folder.resolve("noise.csv");
    Files.writeString(file, rows);
    ToolRun predicted = adjoint("predict", saved, "--data", file.toString());
    assertThat(predicted.exitCode()).as(predicted.err()).isZero();
    return predicted
        .out()
        .lines()
        .skip(1)
        .map(line -> Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  private static double mean(double[][] points, ToDoubleFunction<double[]> moment) {
    return Stream.of(points).mapToDouble(moment).average().orElseThrow();
  }

  /** Half of the digits are odd; the last layer alone tells them apart by what the others know. */
  @Test
  void layersThatKnowDigitsTellOddFromEven() throws Exception {
    String saved = folder.resolve("digits.safetensors").toString();
    String archive = folder.resolve("digits.npz").toString();
    adjoint("train", "digits/digits.nn", "--epochs", "8", "--out", saved, "--quiet");
    assertThat(adjoint("export", saved, "-o", archive).exitCode()).isZero();
    List<ToolRun> runs = new ArrayList<>();
    for (String file : List.of(saved, archive)) {
      runs.add(
          adjoint(
              "train",
              "digits/parity.nn",
              "--load",
              file,
              "--load-only",
              "dense_1.*,dense_2.*",
              "--json"));
    }
    assertThat(runs.get(0).exitCode()).as(runs.get(0).err()).isZero();
    double knowing = runs.get(0).json().getAsJsonObject("validation").get("accuracy").getAsDouble();
    assertThat(knowing).isGreaterThan(0.91);
    assertThat(runs.get(1).json().get("parameters_sha256"))
        .isEqualTo(runs.get(0).json().get("parameters_sha256"));
    ToolRun ignorant = adjoint("train", "digits/parity.nn", "--json");
    assertThat(ignorant.json().getAsJsonObject("validation").get("accuracy").getAsDouble())
        .isLessThan(knowing - 0.03);
    ToolRun misfit =
        adjoint("train", "digits/parity.nn", "--load", saved, "--load-only", "dense_3.*");
    assertThat(misfit.exitCode()).isOne();
    assertThat(misfit.err()).contains("'dense_3.W' is F32 [64, 10] in it, but F32 [64, 2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "relu) -> dense(3) | rleu) -> dense(3) | NN0201 | did you mean `relu`?",
        "petal_width] | petal_widht] | NN0602 | did you mean 'petal_width'?",
        "petal_width] | species] | NN0603 | is not a number",
        "epochs: | epoch: | NN0701 | did you mean `epochs`?",
        "cross_entropy(logits, y) | logits | NN0502 | the loss is a scalar",
        "dense(16, relu) | dense(relu, 16) | NN0302 | declared here",
        "dense(16, relu) | dense(16, relu | NN0106 | is never closed",
        "float[batch, 4] | float[batch, 5] | NN0605 | x",
        "cross_entropy(logits, y) | mean(log(-exp(logits))) | NN0507 | `log` made NaN",
      })
  void refusesWrongProgramsWithOneGoodMessage(String right, String wrong, String code, String says)
      throws Exception {
    Path program = folder.resolve("wrong.nn");
    Files.writeString(program, Files.readString(Path.of("iris/iris.nn")).replace(right, wrong));
    Files.copy(Path.of("iris/iris.csv"), folder.resolve("iris.csv"));
    ToolRun run = adjoint("train", program.toString(), "--quiet");
    assertThat(run.exitCode()).as(run.err()).isOne();
    assertThat(run.err()).contains(code, "wrong.nn:").doesNotContain("\tat ");
    assertThat(run.err().replaceAll("\\s+", " ")).contains(says);
  }

  @Test
  void refusesTenThousandParentheses() throws Exception {
    Path program = folder.resolve("deep.nn");
    String deep = "(".repeat(10_000) + "x" + ")".repeat(10_000);
    Files.writeString(
        program,
        Files.readString(Path.of("iris/iris.nn"))
            .replace("= x -> dense(16", "= " + deep + " -> dense(16"));
    ToolRun run = adjoint("check", program.toString());
    assertThat(run.exitCode()).isOne();
    assertThat(run.err() + run.out()).contains("NN0901").doesNotContain("\tat ");
  }

  @Test
  void saysWhatIsWrongUse() throws Exception {
    assertThat(adjoint("trian", "iris/iris.nn").exitCode()).isEqualTo(2);
    assertThat(adjoint("train").exitCode()).isEqualTo(2);
    assertThat(adjoint("train", "iris/iris.nn", "--epoch", "3").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @Tag("long")
  @CsvSource({"iris, 0.93", "digits, 0.97", "regularized, 0.96", "own_parts, 0.93"})
  void reachesTheKnownAccuracyInTheMedianOfFiveSeeds(String name, double floor) throws Exception {
    List<Double> found = new ArrayList<>();
    for (int seed = 1; seed <= 5; seed++) {
      String program = name + "/" + name + ".nn";
      ToolRun run = adjoint("train", program, "--seed", Integer.toString(seed), "--json");
      found.add(run.json().getAsJsonObject("validation").get("accuracy").getAsDouble());
    }
    assertThat(found.stream().sorted().toList().get(2))
        .as(found.toString())
        .isGreaterThanOrEqualTo(floor);
  }

  @Test
  @Tag("long")
  void solvesTheHeatEquation() throws Exception {
    ToolRun run = adjoint("train", "heat_equation/heat_equation.nn", "--json");
    assertThat(run.json().getAsJsonObject("metrics").get("error").getAsDouble()).isLessThan(0.02);
  }
}
