package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains with rows that are streamed, as a user would. */
class StreamTest {
  private static final String PROGRAM =
      """
      model Line {
        input  x: float[batch, 2]
        target y: int[batch]
        logits = x -> dense(2)
        output probability = softmax(logits)
        loss = cross_entropy(logits, y)
      }

      data rows = csv("rows.csv"%s) {
        x = [a, b]%s
        y = kind -> category
      }

      train Line {
        data: rows
        %s
        optimizer: adam(learning_rate: 0.01)
        batch: %d
        epochs: 2
        seed: 7
      }
      """;

  private static final int ROWS = 700;

  @TempDir private Path folder;

  @BeforeEach
  void writeRows() throws IOException {
    write(ROWS, "");
  }

  private void write(int rows, String digits) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("rows.csv"))) {
      out.write("a,b,kind\n");
      for (int row = 0; row < rows; row++) {
        String numbers = row % 13 + digits + "," + row % 7 + digits;
        out.write(numbers + (row % 5 < 2 ? ",yes\n" : ",no\n"));
      }
    }
  }

  private Path program(String options, String transform, String training, int batch)
      throws IOException {
    Path file = folder.resolve("line.nn");
    return Files.writeString(file, PROGRAM.formatted(options, transform, training, batch));
  }

  private Path program(String options, String training) throws IOException {
    return program(options, " -> standardize", training, 32);
  }

  private static String hash(CommandLineRun run) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.json().get("parameters_sha256").getAsString();
  }

  private static CommandLineRun train(Path program, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("train", program, "--json"));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray());
  }

  @Test
  void inOrderTheBitsAreThoseOfRowsThatAreHeld() throws IOException {
    String held = hash(train(program("", "shuffle: false")));
    assertThat(hash(train(program(", stream: true, buffer: 5", "shuffle: false")))).isEqualTo(held);
    assertThat(hash(train(program(", stream: true, buffer: 5", "shuffle: true"))))
        .isNotEqualTo(held);
  }

  @Test
  void aRunThatIsGoneOnWithHasTheBitsOfOneThatWasNot() throws IOException {
    Path program = program(", stream: true, buffer: 50", "validation: 0.2");
    String whole = hash(train(program));
    Path saved = folder.resolve("part.safetensors");
    train(program, "--steps", 25, "--out", saved);
    assertThat(hash(train(program, "--resume", saved))).isEqualTo(whole);
  }

  @Test
  void aSavedModelIsEvaluatedAndPredictsWithRowsThatAreStreamed() throws IOException {
    Path saved = folder.resolve("line.safetensors");
    CommandLineRun run = train(program(", stream: true", "validation: 0.2"), "--out", saved);
    CommandLineRun measured = CommandLineRun.of("evaluate", saved, "--json");
    assertThat(measured.exitCode()).as(measured.err()).isZero();
    assertThat(measured.json().get("validation")).isEqualTo(run.json().get("validation"));
    CommandLineRun predicted =
        CommandLineRun.of("predict", saved, "--data", folder.resolve("rows.csv"));
    assertThat(predicted.exitCode()).as(predicted.err()).isZero();
    assertThat(predicted.out().lines()).hasSize(ROWS + 1);
  }

  @Test
  void aRowAtFaultEndsARunThatIsSavedAndCanBeGoneOnWith() throws IOException {
    Path program = program(", stream: true", "", "shuffle: false", 32);
    String sound = hash(train(program));
    Path rows = folder.resolve("rows.csv");
    String text = Files.readString(rows);
    int place = text.lastIndexOf("\n10,") + 1;
    Files.writeString(rows, text.substring(0, place) + "1e300" + text.substring(place + 2));
    Path saved = folder.resolve("part.safetensors");
    CommandLineRun run = train(program, "--out", saved);
    assertThat(run.exitCode()).isEqualTo(1);
    long line = text.substring(0, place).lines().count() + 1;
    assertThat(run.err())
        .contains("NN06", "rows.csv, line " + line + ": 'x' is 1.0E300", "line.nn:10:")
        .doesNotContain("\tat ");
    Files.writeString(rows, text);
    assertThat(hash(train(program, "--resume", saved))).isEqualTo(sound);
  }

  @Test
  void aTableSeveralTimesAsLargeAsTheHeapTrains() throws Exception {
    write(4_500_000, ".0000000000");
    assertThat(Files.size(folder.resolve("rows.csv"))).isGreaterThan(3 * (40L << 20));
    Path program = program(", stream: true", "", "", 8192);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx40m", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Adjoint.class.getName()));
    command.addAll(List.of("train", program.toString(), "--epochs", "1", "--threads", "1"));
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(4, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    assertThat(Files.readString(output)).contains("4500000 rows are streamed", "parameters_sha256");
  }
}
