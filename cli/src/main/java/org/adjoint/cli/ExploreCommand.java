package org.adjoint.cli;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.adjoint.cli.explore.Explorer;
import org.adjoint.cli.web.LoopbackServer;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.runtime.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows in a browser what becomes of a program on its way to Java. */
@Command(
    description =
        "Opens a page on this machine that shows a program, its graphs, kernels and Java side by side.")
final class ExploreCommand extends ToolCommand {
  private static final int LAST_PORT = 65_535;

  @Parameters(paramLabel = "FILE.nn", description = "The program.")
  private @Nullable Path file;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where to listen on 127.0.0.1 (default: any port that is free).")
  private int port = LoopbackServer.ANY_PORT;

  @Option(names = "--no-open", description = "Only print the address; open no browser.")
  private boolean printOnly;

  @Mixin private ProgramOptions program = new ProgramOptions();

  @Override
  int run() throws Exception {
    Path wanted = Arguments.required(file);
    if (port < 0 || port > LAST_PORT) {
      throw new WrongUse("--port is at most " + LAST_PORT + ", not " + port);
    }
    try (Explorer explorer = new Explorer(wanted, program.with(TrainBlock.Overrides.NONE), port)) {
      String address = explorer.address().toString();
      if (isJson()) {
        printJson(Json.fields().with("address", Json.of(address)));
      } else {
        print(address);
      }
      tell("the page is there until you press Ctrl+C");
      if (!printOnly) {
        open(explorer.address());
      }
      new CountDownLatch(1).await();
    }
    return ExitCode.DONE;
  }

  /** Opens the page where there is a browser to do so; else the address has been printed. */
  private static void open(URI address) {
    try {
      if (!GraphicsEnvironment.isHeadless() && Desktop.isDesktopSupported()) {
        Desktop.getDesktop().browse(address);
      }
    } catch (IOException | UnsupportedOperationException | LinkageError e) {
      // A desktop without a browser, or a Java without one: no more than no --no-open.
      return;
    }
  }
}
