package org.adjoint.cli.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server for a page that a command shows in a browser of this machine.
 *
 * <p>It listens on the loopback alone. The page's address has a secret in its path, so that neither
 * another user of the machine nor a page of the web can ask anything; see {@link Gate}.
 */
public final class LoopbackServer implements AutoCloseable {
  /** The port of no particular number. */
  public static final int ANY_PORT = 0;

  /** A page that listens to events holds a thread. */
  private static final int MOST_THREADS = 64;

  private static final int KEPT_SECONDS = 20;
  private static final int SECRET_BYTES = 16;

  /** What the JDK's server calls the seconds in which a request has to arrive, body and all. */
  private static final String REQUEST_SECONDS = "sun.net.httpserver.maxReqTime";

  static {
    // A page of this machine needs an instant. The JDK reads this once, and has no bound without.
    if (System.getProperty(REQUEST_SECONDS) == null) {
      System.setProperty(REQUEST_SECONDS, "10");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final List<EventStream> streams;
  private final URI address;

  private LoopbackServer(
      HttpServer server, ExecutorService threads, List<EventStream> streams, URI address) {
    this.server = server;
    this.threads = threads;
    this.streams = streams;
    this.address = address;
  }

  /**
   * Starts to serve a site.
   *
   * @param port where to listen, or {@link #ANY_PORT}
   * @throws IOException where the port cannot be had; the message says so
   */
  public static LoopbackServer start(Site site, int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = listen(new InetSocketAddress(loopback, port));
    String path = "/" + secret() + "/";
    int taken = server.getAddress().getPort();
    ExecutorService threads = threads();
    server.setExecutor(threads);
    server.createContext("/", new Gate(site, path, taken));
    server.start();
    URI address = URI.create("http://127.0.0.1:" + taken + path);
    return new LoopbackServer(server, threads, site.streams(), address);
  }

  private static HttpServer listen(InetSocketAddress where) throws IOException {
    try {
      return HttpServer.create(where, 0);
    } catch (BindException e) {
      throw new IOException("port " + where.getPort() + " is in use by another program", e);
    }
  }

  private static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static ExecutorService threads() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST_THREADS,
            MOST_THREADS,
            KEPT_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "adjoint-web-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** The address of the page, which is to be kept secret. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    streams.forEach(EventStream::close);
    server.stop(0);
    threads.shutdownNow();
  }
}
