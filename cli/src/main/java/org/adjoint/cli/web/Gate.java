package org.adjoint.cli.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.adjoint.runtime.json.JsonException;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what the page itself asks, and answers it.
 *
 * <p>A request has to name this server as its host, so that no name of the web's which was made to
 * point here (DNS rebinding) reaches it; it must not come from another origin; and it has to know
 * the secret of the path.
 */
final class Gate implements HttpHandler {
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;
  private static final int BUG = 500;
  private static final int MOST_BYTES = 8 << 20;

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Site site;
  private final String path;
  private final Set<String> hosts;
  private final Set<String> origins;

  Gate(Site site, String path, int port) {
    this.site = site;
    this.path = path;
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    this.origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Security-Policy", POLICY);
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Cross-Origin-Opener-Policy", "same-origin");
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      headers.set("Cache-Control", "no-store");
      Answer refusal = refusal(exchange);
      if (refusal != null) {
        send(exchange, refusal);
        return;
      }
      String name = exchange.getRequestURI().getPath().substring(path.length());
      EventStream stream = site.findStream(name);
      if (stream != null && exchange.getRequestMethod().equals("GET")) {
        stream(exchange, stream);
      } else {
        send(exchange, answer(exchange, name));
      }
    }
  }

  private @Nullable Answer refusal(HttpExchange exchange) {
    Headers asked = exchange.getRequestHeaders();
    String host = asked.getFirst("Host");
    String origin = asked.getFirst("Origin");
    if (host == null || !hosts.contains(host)) {
      return Answer.error(FORBIDDEN, "this server is for 127.0.0.1 alone");
    }
    boolean foreign = origin != null && !origins.contains(origin);
    if (foreign || "cross-site".equals(asked.getFirst("Sec-Fetch-Site"))) {
      return Answer.error(FORBIDDEN, "this server is for its own page alone");
    }
    return isSecretKnown(exchange.getRequestURI().getPath())
        ? null
        : Answer.error(NOT_FOUND, "there is nothing here; the command printed the address");
  }

  private boolean isSecretKnown(@Nullable String asked) {
    return asked != null
        && asked.length() >= path.length()
        && MessageDigest.isEqual(
            asked.substring(0, path.length()).getBytes(UTF_8), path.getBytes(UTF_8));
  }

  private Answer answer(HttpExchange exchange, String name) throws IOException {
    String method = exchange.getRequestMethod();
    boolean reads = method.equals("GET");
    if (!reads && !method.equals("POST")) {
      return Answer.error(NOT_ALLOWED, "there is no method " + method);
    }
    Request.Handler handler = reads ? site.findRead(name) : site.findWrite(name);
    if (handler == null) {
      return (reads ? site.files().find(name) : Optional.<Answer>empty())
          .orElseGet(() -> Answer.error(NOT_FOUND, "there is no such thing"));
    }
    // What is announced as too long is not even read.
    boolean fits = announced(exchange) <= MOST_BYTES;
    byte[] body = fits ? exchange.getRequestBody().readNBytes(MOST_BYTES + 1) : new byte[0];
    if (!fits || body.length > MOST_BYTES) {
      exchange.getResponseHeaders().set("Connection", "close");
      return Answer.error(TOO_LARGE, "that is more than " + MOST_BYTES + " bytes");
    }
    return answer(handler, new Request(name, new String(body, UTF_8)));
  }

  private static long announced(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    // The server itself refuses what is no number.
    return length == null ? 0 : Long.parseLong(length.strip());
  }

  /** A page must not hang because a handler has a fault. */
  @SuppressWarnings("CatchingUnchecked")
  private static Answer answer(Request.Handler handler, Request request) {
    try {
      return handler.answer(request);
    } catch (JsonException e) {
      return Answer.error(BAD_REQUEST, String.valueOf(e.getMessage()));
    } catch (Exception e) {
      return Answer.error(BUG, "this is a bug of Adjoint: " + e);
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), answer.content().length);
    exchange.getResponseBody().write(answer.content());
  }

  private static void stream(HttpExchange exchange, EventStream stream) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    try {
      stream.serve(exchange.getResponseBody());
    } catch (InterruptedException e) {
      // The server is being closed.
      Thread.currentThread().interrupt();
    }
  }
}
