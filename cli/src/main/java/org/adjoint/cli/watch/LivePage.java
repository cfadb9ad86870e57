package org.adjoint.cli.watch;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.adjoint.cli.web.Answer;
import org.adjoint.cli.web.LoopbackServer;
import org.adjoint.cli.web.Site;
import org.adjoint.cli.web.StaticFiles;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.train.TrainingListener;
import org.adjoint.runtime.train.TrainingResult;

/**
 * Serves a page of a run while it goes on. The page asks every second; what it asks for is drawn on
 * the server's thread, so that training does not wait for it.
 */
public final class LivePage implements TrainingListener, AutoCloseable {
  private static final long OPEN_NANOSECONDS = TimeUnit.SECONDS.toNanos(4);
  private static final long LAST_WAIT_SECONDS = 4;
  private static final long ARRIVAL_MILLISECONDS = 200;

  private final RunRecord record;
  private final Configuration configuration;
  private final LoopbackServer server;
  private final CountDownLatch endShown = new CountDownLatch(1);
  private volatile boolean asked;
  private volatile long lastAsked;

  /**
   * Starts to serve.
   *
   * @param port where to listen, or {@link LoopbackServer#ANY_PORT}
   * @throws IOException where the port cannot be had
   */
  public LivePage(RunRecord record, Configuration configuration, int port) throws IOException {
    this.record = record;
    this.configuration = configuration;
    Site site = new Site(StaticFiles.beside(LivePage.class)).read("parts", request -> parts());
    this.server = LoopbackServer.start(site, port);
  }

  /** The address of the page. */
  public URI address() {
    return server.address();
  }

  private Answer parts() {
    lastAsked = System.nanoTime();
    asked = true;
    RunRecord.Moment moment = record.moment();
    Json.Fields parts = Json.fields();
    for (var part : Sections.of(moment, configuration).entrySet()) {
      parts = parts.with(part.getKey(), Json.of(part.getValue()));
    }
    boolean ended = moment.end() != null;
    Json.Fields answer =
        Json.fields()
            .with("title", Json.of(configuration.title()))
            .with("ended", Json.of(ended))
            .with("parts", parts);
    if (ended) {
      endShown.countDown();
    }
    return Answer.json(answer);
  }

  /** Waits until a page that is open has asked for what the run came to. */
  @Override
  public void finished(TrainingResult result) {
    boolean open = asked && System.nanoTime() - lastAsked < OPEN_NANOSECONDS;
    try {
      if (open && endShown.await(LAST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        // The answer is on its way; a moment later it has arrived.
        TimeUnit.MILLISECONDS.sleep(ARRIVAL_MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
