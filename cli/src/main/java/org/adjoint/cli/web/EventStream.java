package org.adjoint.cli.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.adjoint.runtime.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events: what is sent reaches every page that listens. A page that does not keep up is
 * let go of, and comes back by itself; it is then told the present state first.
 */
public final class EventStream implements AutoCloseable {
  private static final int MOST_WAITING = 10_000;
  private static final int SECONDS_BETWEEN_SIGNS_OF_LIFE = 10;

  /** One event, whose name tells listeners what it is. */
  public record Event(String name, Json data) {
    private String text() {
      return "event: " + name + "\ndata: " + data.text() + "\n\n";
    }
  }

  /** A page that listens, with what it has not been sent yet; {@link #END} is the last of it. */
  private record Listener(BlockingQueue<String> waiting) {}

  private static final String END = "";

  private final Supplier<List<Event>> state;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private boolean closed;
  private int served;

  /**
   * A stream without events.
   *
   * @param state what a page is told when it begins to listen
   */
  public EventStream(Supplier<List<Event>> state) {
    this.state = state;
  }

  /** Sends an event to all who listen; never waits for them. */
  public synchronized void send(Event event) {
    String text = event.text();
    for (Listener listener : List.copyOf(listeners)) {
      if (!listener.waiting.offer(text)) {
        listeners.remove(listener);
        listener.waiting.clear();
        end(listener);
      }
    }
  }

  /** Ends the stream for all who listen, after what was sent. */
  @Override
  public synchronized void close() {
    closed = true;
    for (Listener listener : List.copyOf(listeners)) {
      if (!listener.waiting.offer(END)) {
        listener.waiting.clear();
        end(listener);
      }
    }
    listeners.clear();
  }

  /** Waits until all who listened to a closed stream have been sent what there was, or so long. */
  public synchronized void awaitDelivery(long milliseconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    long left = milliseconds;
    while (served > 0 && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
  }

  private static void end(Listener listener) {
    if (!listener.waiting.offer(END)) {
      throw new IllegalStateException("an emptied queue has room");
    }
  }

  /** Writes events until the page goes away or the stream ends. */
  void serve(OutputStream out) throws IOException, InterruptedException {
    Listener listener = new Listener(new LinkedBlockingQueue<>(MOST_WAITING));
    List<String> first = join(listener);
    try {
      for (String text : first) {
        write(out, text);
      }
      while (true) {
        @Nullable String text =
            listener.waiting.poll(SECONDS_BETWEEN_SIGNS_OF_LIFE, TimeUnit.SECONDS);
        if (END.equals(text)) {
          return;
        }
        write(out, text == null ? ": still here\n\n" : text);
      }
    } finally {
      leave(listener);
    }
  }

  private synchronized void leave(Listener listener) {
    listeners.remove(listener);
    served--;
    notifyAll();
  }

  /** The state and the events that follow it, none twice and none missing. */
  private synchronized List<String> join(Listener listener) {
    served++;
    List<String> texts = new ArrayList<>(List.of(": welcome\n\n"));
    state.get().forEach(event -> texts.add(event.text()));
    if (closed) {
      end(listener);
    } else {
      listeners.add(listener);
    }
    return texts;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }
}
