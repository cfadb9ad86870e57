package org.adjoint.cli.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server has to offer: files, answers to questions, and streams of events. */
public final class Site {
  private final StaticFiles files;
  private final Map<String, Request.Handler> reads = new LinkedHashMap<>();
  private final Map<String, Request.Handler> writes = new LinkedHashMap<>();
  private final Map<String, EventStream> streams = new LinkedHashMap<>();

  /** A site of nothing but files. */
  public Site(StaticFiles files) {
    this.files = files;
  }

  /** Answers {@code GET name}. */
  public Site read(String name, Request.Handler handler) {
    reads.put(name, handler);
    return this;
  }

  /** Answers {@code POST name}. */
  public Site write(String name, Request.Handler handler) {
    writes.put(name, handler);
    return this;
  }

  /** Sends a stream to whoever asks for it by {@code GET name}. */
  public Site stream(String name, EventStream stream) {
    streams.put(name, stream);
    return this;
  }

  StaticFiles files() {
    return files;
  }

  List<EventStream> streams() {
    return List.copyOf(streams.values());
  }

  @Nullable EventStream findStream(String name) {
    return streams.get(name);
  }

  Request.@Nullable Handler findRead(String name) {
    return reads.get(name);
  }

  Request.@Nullable Handler findWrite(String name) {
    return writes.get(name);
  }
}
