package org.adjoint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorModuleTest {

  /** What a fresh virtual machine runs here: loads the module and asks for a class of it. */
  static final class Probe {

    private Probe() {}

    public static void main(String[] arguments) {
      VectorModule.load();
      try {
        System.out.print(Class.forName("jdk.incubator.vector.FloatVector").getName());
      } catch (ClassNotFoundException e) {
        System.out.print("absent");
      }
    }
  }

  @Test
  void itIsLoadedWithoutAWarning() throws IOException, InterruptedException {
    assertThat(outputOfAFreshMachine("--add-exports", "java.base/jdk.internal.module=ALL-UNNAMED"))
        .isEqualTo("jdk.incubator.vector.FloatVector");
  }

  @Test
  void itsAbsenceIsNoFailure() throws IOException, InterruptedException {
    assertThat(outputOfAFreshMachine()).isEqualTo("absent");
  }

  private static String outputOfAFreshMachine(String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
    Process machine = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(machine.getInputStream().readAllBytes(), UTF_8);
    assertThat(machine.waitFor()).isZero();
    return output;
  }
}
