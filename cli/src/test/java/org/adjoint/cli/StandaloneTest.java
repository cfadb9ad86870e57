package org.adjoint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs standalone trainers as a user would: with a JDK and nothing else. */
class StandaloneTest {
  /** What a process came to. */
  private record Run(int exitCode, String out, String err) {}

  @TempDir private Path folder;

  private Path generate(String example, Object... more) throws IOException {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of("generate", CommandLineRun.example(example), "--standalone"));
    arguments.addAll(List.of("-o", folder));
    arguments.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return Path.of(run.out().strip());
  }

  private Run java(Object... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Stream.of(arguments).map(String::valueOf).forEach(command::add);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroy();
    assertThat(ended).isTrue();
    return new Run(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  @Test
  @Tag("bits")
  void trainsSavesAndPredictsAsTheCommandLineDoes() throws Exception {
    Path rows = CommandLineRun.example("iris").resolveSibling("iris.csv");
    Path trainer = generate("iris");
    Path standalone = folder.resolve("standalone.safetensors");
    Path usual = folder.resolve("usual.safetensors");
    Run trained = java(trainer, "--data", rows, "--out", standalone, "--epochs", 12, "--quiet");
    CommandLineRun expected =
        CommandLineRun.of(
            "train", CommandLineRun.example("iris"), "--out", usual, "--epochs", 12, "--quiet");
    assertThat(trained.err()).isEmpty();
    assertThat(trained.exitCode()).isZero();
    assertThat(trained.out()).isEqualTo(expected.out().replace("usual.", "standalone."));
    assertThat(header(standalone)).isEqualTo(header(usual));
    assertThat(tensors(standalone)).isEqualTo(tensors(usual));

    Run predicted = java(trainer, "predict", standalone, "--data", rows);
    assertThat(predicted.out())
        .isEqualTo(CommandLineRun.of("predict", usual, "--data", rows).out());
    Run resumed = java(trainer, "--resume", standalone, "--data", rows, "--json", "--epochs", 15);
    CommandLineRun straight =
        CommandLineRun.of("train", CommandLineRun.example("iris"), "--json", "--epochs", 15);
    assertThat(resumed.out()).contains(hash(straight.out()));
    Run evaluated = java(trainer, "evaluate", usual, "--data", rows, "--json");
    assertThat(evaluated.out())
        .isEqualTo(CommandLineRun.of("evaluate", usual, "--data", rows, "--json").out());
  }

  @ParameterizedTest
  @CsvSource({"article, portable", "penguins, portable", "reviews, portable", "digits, vector"})
  @Tag("bits")
  void trainsOtherKindsOfModelsToTheSameBits(String example, String target) throws Exception {
    Path trainer = generate(example, "--target", target);
    Path root = CommandLineRun.example(example).getParent();
    List<Object> arguments = new ArrayList<>();
    if (target.equals("vector")) {
      arguments.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    }
    arguments.addAll(List.of(trainer, "--data-root", root, "--steps", 20, "--json", "--quiet"));
    Run trained = java(arguments.toArray());
    CommandLineRun expected =
        CommandLineRun.of(
            "train", CommandLineRun.example(example), "--steps", 20, "--json", "--quiet");
    assertThat(trained.out()).as(trained.err()).contains(hash(expected.out()));
  }

  @Test
  void saysWhatIsWrongWithoutAStackTrace() throws Exception {
    Path trainer = generate("iris");
    Run run = java(trainer, "--dta", "iris.csv");
    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("there is no option --dta", "did you mean '--data'?");
    Run missing = java(trainer, "--data-root", folder);
    assertThat(missing.exitCode()).isEqualTo(ExitCode.AT_FAULT);
    assertThat(missing.err()).startsWith("error: iris.nn:").doesNotContain("\tat ");
  }

  static Stream<Path> examples() throws IOException {
    return GenerateTest.examples().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleCompilesAloneWithoutWarnings(Path example) throws Exception {
    CommandLineRun run = CommandLineRun.of("generate", example, "--standalone", "-o", folder);
    assertThat(run.exitCode()).as(run.err()).isZero();
    Path file = Path.of(run.out().strip());
    String text = Files.readString(file);
    JavaProgram program =
        JavaProgram.in(folder.resolve("program")).with(file.getFileName().toString(), text);
    assertThat(program.compile("--release", "17", "-cp", "", "-Xlint:-serial")).isEmpty();
    assertThat(text).doesNotContain("org.adjoint.runtime.data;", "@Nullable", "jspecify");
  }

  private static String hash(String json) {
    int at = json.indexOf("\"parameters_sha256\"");
    assertThat(at).isNotNegative();
    return json.substring(at, json.indexOf('"', json.indexOf(':', at) + 2) + 1);
  }

  private static byte[] tensors(Path saved) throws IOException {
    byte[] bytes = Files.readAllBytes(saved);
    return Arrays.copyOfRange(bytes, 8 + headerLength(bytes), bytes.length);
  }

  private static int headerLength(byte[] bytes) {
    return (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  /** The header without what differs between two runs of one trainer: how long they took. */
  private static String header(Path saved) throws IOException {
    byte[] bytes = Files.readAllBytes(saved);
    String text = new String(bytes, 8, headerLength(bytes), UTF_8);
    return text.replaceAll("seconds\\\\\":[-0-9.E]+", "seconds")
        .replaceFirst("\"adjoint.sha256\":\"[0-9a-f]{64}\"", "")
        .strip();
  }
}
