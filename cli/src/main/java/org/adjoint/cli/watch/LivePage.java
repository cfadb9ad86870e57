package org.adjoint.cli.watch;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.adjoint.cli.web.Answer;
import org.adjoint.cli.web.EventStream;
import org.adjoint.cli.web.LoopbackServer;
import org.adjoint.cli.web.Site;
import org.adjoint.cli.web.StaticFiles;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.train.TrainingListener;
import org.adjoint.runtime.train.TrainingResult;

/**
 * Serves a page of a run while it goes on. The page asks every second; what it asks for is drawn on
 * the server's thread, so that training does not wait for it. The end is sent without being asked
 * for, as browsers let pages in the background ask rarely.
 */
public final class LivePage implements TrainingListener, AutoCloseable {
  private static final long LAST_WAIT_MILLISECONDS = 5_000;

  private final RunRecord record;
  private final Configuration configuration;
  private final EventStream events = new EventStream(List::of);
  private final LoopbackServer server;

  /**
   * Starts to serve.
   *
   * @param port where to listen, or {@link LoopbackServer#ANY_PORT}
   * @throws IOException where the port cannot be had
   */
  public LivePage(RunRecord record, Configuration configuration, int port) throws IOException {
    this.record = record;
    this.configuration = configuration;
    Site site =
        new Site(StaticFiles.beside(LivePage.class))
            .read("parts", request -> Answer.json(parts())).stream("events", events);
    this.server = LoopbackServer.start(site, port);
  }

  /** The address of the page. */
  public URI address() {
    return server.address();
  }

  private Json parts() {
    RunRecord.Moment moment = record.moment();
    Json.Fields parts = Json.fields();
    for (var part : Sections.of(moment, configuration).entrySet()) {
      parts = parts.with(part.getKey(), Json.of(part.getValue()));
    }
    return Json.fields()
        .with("title", Json.of(configuration.title()))
        .with("ended", Json.of(moment.end() != null))
        .with("parts", parts);
  }

  /** Waits until the pages that are open have been told what the run came to. */
  @Override
  public void finished(TrainingResult result) {
    events.send(new EventStream.Event("ended", parts()));
    events.close();
    try {
      events.awaitDelivery(LAST_WAIT_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
