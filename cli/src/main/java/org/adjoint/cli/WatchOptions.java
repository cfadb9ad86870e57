package org.adjoint.cli;

import java.io.IOException;
import java.util.function.Consumer;
import org.adjoint.cli.watch.Configuration;
import org.adjoint.cli.watch.LivePage;
import org.adjoint.cli.watch.RunRecord;
import org.adjoint.cli.web.LoopbackServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and where a run is shown while it goes on. */
final class WatchOptions {
  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--watch",
      description = "Show the run on a page of this machine while it goes on.")
  private boolean wanted;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where --watch listens on 127.0.0.1 (default: any port that is free).")
  private @Nullable Integer port;

  boolean isWanted() {
    if (port != null && (port < 0 || port > LAST_PORT)) {
      throw new WrongUse("--port is at most " + LAST_PORT + ", not " + port);
    }
    if (port != null && !wanted) {
      throw new WrongUse("--port says where --watch listens: add --watch");
    }
    return wanted;
  }

  /** Opens the page and tells its address; nothing if none is wanted. */
  @Nullable LivePage open(RunRecord record, Configuration configuration, Consumer<String> tell)
      throws IOException {
    if (!wanted) {
      return null;
    }
    LivePage page =
        new LivePage(record, configuration, port == null ? LoopbackServer.ANY_PORT : port);
    tell.accept("watch the run at " + page.address());
    return page;
  }
}
