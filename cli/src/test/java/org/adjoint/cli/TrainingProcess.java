package org.adjoint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, which can be ended from outside. */
record TrainingProcess(Process process, Path output) {
  /** What a process came to. */
  record End(int code, String text) {}

  /** Starts it by a command that this is the beginning of. */
  static TrainingProcess start(Path folder, List<String> prefix, List<Object> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Adjoint.class.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new TrainingProcess(process, output);
  }

  /** Ends it at once, as {@code kill -9} does, unless it ends within this time by itself. */
  boolean killedAfter(long milliseconds) throws InterruptedException {
    if (process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
      return false;
    }
    process.destroyForcibly();
    process.waitFor();
    return true;
  }

  /** Asks it to end with a signal. */
  void signal(String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  End end() throws Exception {
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).as("it ended").isTrue();
    return new End(process.exitValue(), Files.readString(output, UTF_8));
  }
}
