package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.junit.jupiter.api.Test;

/** A process with a heap of 64 MB and a stack of 256 KB refuses what the fuzz tests saved. */
class SmallMachineTest {
  private static final Path INPUTS =
      Path.of("src/test/resources/org/adjoint/compiler/ProgramFuzzTestInputs");

  private static final long STACK = 256 << 10;

  @Test
  void refusesOrCompilesEverySavedInput() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SmallMachineTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).isEqualTo("read all " + inputs().size());
  }

  private static List<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.walk(INPUTS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** What the process runs: prints each input that makes anything but a diagnostic leave. */
  public static void main(String[] arguments) throws Exception {
    int read = 0;
    for (Path input : inputs()) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      String text = Files.readString(input);
      Thread thread = new Thread(null, () -> compile(text), "small stack", STACK);
      thread.setUncaughtExceptionHandler((ignored, error) -> thrown.set(error));
      thread.start();
      thread.join();
      if (thrown.get() == null) {
        read++;
      } else {
        System.out.println(input + ": " + thrown.get());
      }
    }
    System.out.println("read all " + read);
  }

  private static void compile(String text) {
    try {
      Compiler.compile(ProgramSource.ofText("small.nn", text), CompilerOptions.DEFAULT).optimized();
    } catch (CompilationException refused) {
      refused.diagnostics().forEach(each -> each.message());
    }
  }
}
