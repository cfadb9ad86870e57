package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.adjoint.runtime.save.SavedModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ends trainings that save after every step, at any moment, and goes on with what they leave. */
class CrashTest {
  /** Has all that a run must remember: an optimiser's slots, draws, a best model, measures. */
  private static final String PROGRAM =
      """
      model Crash {
        input  x: float[batch, 4]
        target y: int[batch]
        logits = x -> dense(16, relu) -> dropout(0.2) -> dense(3)
        output probability = softmax(logits)
        loss = cross_entropy(logits, y)
        metric accuracy = mean(argmax(logits) == y)
      }
      data iris = csv("iris.csv") {
        x = [sepal_length, sepal_width, petal_length, petal_width] -> standardize
        y = species -> category
      }
      train Crash {
        data: iris, validation: 0.2, optimizer: adam(0.01), batch: 16, epochs: 30, seed: 7
        %s
      }
      """;

  private static final String EVERY_STEP =
      "checkpoint: { file: \"saved.safetensors\", every_steps: 1, keep_best: true }";

  /** What it comes to is the same as with a checkpoint after every step. */
  private static final String NOT_BEFORE_THE_END =
      "checkpoint: { file: \"end.safetensors\", every: 1000000, keep_best: true }";

  @TempDir private Path folder;

  private Path program;
  private Path saved;

  @BeforeEach
  void write() throws IOException {
    Files.copy(
        CommandLineRun.example("iris").resolveSibling("iris.csv"), folder.resolve("iris.csv"));
    program = Files.writeString(folder.resolve("crash.nn"), PROGRAM.formatted(EVERY_STEP));
    saved = folder.resolve("saved.safetensors");
  }

  @Test
  void aTrainingThatIsKilledLeavesAWholeModelToGoOnFrom() throws Exception {
    kill(5, 11);
  }

  /** Some minutes. */
  @Test
  @Tag("long")
  void twoHundredKilledTrainingsLeaveWholeModelsToGoOnFrom() throws Exception {
    kill(Integer.getInteger("adjoint.kills", 200), System.nanoTime());
  }

  /** Kills runs that go on from one another, and begins anew whenever one comes to its end. */
  private void kill(int times, long seed) throws Exception {
    String expected = uninterrupted();
    Random random = new Random(seed);
    int steps = 0;
    int progressed = 0;
    int finished = 0;
    for (int killed = 0; killed < times; ) {
      FileTime before = timeSaved();
      TrainingProcess run = goOn();
      // Most of the time of a run is its start, in which only one in four is killed.
      while (killed % 4 != 0 && run.process().isAlive() && timeSaved().equals(before)) {
        Thread.sleep(1);
      }
      if (run.killedAfter(random.nextInt(killed % 4 == 0 ? 2_000 : 400))) {
        killed++;
        int now = stepsSaved();
        assertThat(now).as("seed " + seed).isGreaterThanOrEqualTo(steps);
        progressed += now > steps ? 1 : 0;
        steps = now;
      } else {
        assertThat(hash(run.end())).as("seed " + seed).isEqualTo(expected);
        finished++;
        Files.delete(saved);
        steps = 0;
      }
    }
    assertThat(hash(goOn().end())).as("seed " + seed).isEqualTo(expected);
    assertThat(progressed).isPositive();
    System.out.printf(
        "killed %d runs, %d of them after they had saved; %d went on to the end; %d half files%n",
        times, progressed, finished + 1, halfFiles());
  }

  private TrainingProcess goOn() throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("train", program, "--json"));
    if (Files.exists(saved)) {
      arguments.addAll(List.of("--resume", saved));
    }
    return TrainingProcess.start(folder, List.of(), arguments);
  }

  /** The steps of the saved model, all of whose bytes are checked when it is opened. */
  private int stepsSaved() {
    return Files.exists(saved) ? SavedModel.open(saved).progress().step() : 0;
  }

  private FileTime timeSaved() throws IOException {
    return Files.exists(saved) ? Files.getLastModifiedTime(saved) : FileTime.fromMillis(0);
  }

  private long halfFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tmp")).count();
    }
  }

  private String uninterrupted() throws IOException {
    Path plain =
        Files.writeString(folder.resolve("plain.nn"), PROGRAM.formatted(NOT_BEFORE_THE_END));
    CommandLineRun run = CommandLineRun.of("train", plain, "--json", "--quiet");
    return run.json().get("parameters_sha256").getAsString();
  }

  private static String hash(TrainingProcess.End end) {
    Matcher hash = Pattern.compile("\"parameters_sha256\":\"([0-9a-f]{64})\"").matcher(end.text());
    assertThat(hash.find()).as(end.text()).isTrue();
    return hash.group(1);
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void anInterruptionEndsAfterTheStepInHandAndSaves(String signal, int code) throws Exception {
    // A test that is run in the background would pass on that it ignores interruptions.
    List<String> prefix = List.of("env", "--default-signal=" + signal);
    Path log = folder.resolve("log.csv");
    Files.writeString(program, PROGRAM.formatted(""));
    TrainingProcess run =
        TrainingProcess.start(
            folder,
            prefix,
            List.of("train", program, "--epochs", 9_000_000, "--out", saved, "--log", log));
    while (run.process().isAlive() && (!Files.exists(log) || Files.size(log) < 200)) {
      Thread.sleep(20);
    }
    assertThat(saved).doesNotExist();
    run.signal(signal);
    TrainingProcess.End end = run.end();
    assertThat(end.code()).as(end.text()).isEqualTo(code);
    assertThat(end.text()).contains(saved.toString()).doesNotContain("\tat ");
    int steps = SavedModel.open(saved).progress().step();
    assertThat(steps).isPositive();
    CommandLineRun resumed =
        CommandLineRun.of("train", program, "--resume", saved, "--steps", steps + 20, "--json");
    CommandLineRun whole = CommandLineRun.of("train", program, "--steps", steps + 20, "--json");
    assertThat(resumed.json().get("parameters_sha256"))
        .isEqualTo(whole.json().get("parameters_sha256"));
  }
}
