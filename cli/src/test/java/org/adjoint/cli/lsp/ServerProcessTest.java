package org.adjoint.cli.lsp;

import static org.adjoint.cli.lsp.ScriptedClient.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.adjoint.cli.Adjoint;
import org.eclipse.lsp4j.HoverParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, as an editor starts it. */
class ServerProcessTest {
  @TempDir private Path folder;

  @Test
  void anEditorStartsItAndItEndsWithZero() throws Exception {
    Path file = Path.of("..", "examples", "iris", "iris.nn").toAbsolutePath().normalize();
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Adjoint.class.getName(),
            "lsp");
    command.environment().put("XDG_CACHE_HOME", folder.toString());
    Process process = command.redirectError(errors.toFile()).start();
    try {
      ScriptedClient client =
          new ScriptedClient(process.getInputStream(), process.getOutputStream());
      client.initialize();
      assertThat(client.open(file.toUri().toString(), Files.readString(file))).isEmpty();
      HoverParams asked = new HoverParams(client.document(), client.at("logits", 3));
      assertThat(
              get(client.server().getTextDocumentService().hover(asked))
                  .getContents()
                  .getRight()
                  .getValue())
          .contains("float[batch, 3]");
      get(client.server().shutdown());
      client.server().exit();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(errors).isEmptyFile();
    } finally {
      process.destroyForcibly();
    }
  }
}
