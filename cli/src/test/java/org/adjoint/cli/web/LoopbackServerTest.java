package org.adjoint.cli.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.adjoint.runtime.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page of the web, another user and a wrong request learn nothing from the server. */
@Timeout(30)
class LoopbackServerTest {
  private final EventStream stream =
      new EventStream(() -> List.of(new EventStream.Event("state", Json.of(7))));
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    Site site =
        new Site(StaticFiles.beside(LoopbackServerTest.class))
                .read("twelve", request -> Answer.json(Json.of(12)))
                .write("echo", request -> Answer.json(request.fields().get("said")))
                .write(
                    "broken",
                    request -> {
                      throw new IllegalStateException("of no use");
                    })
                .stream("events", stream);
    server = LoopbackServer.start(site, LoopbackServer.ANY_PORT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Sends what no client of the JDK would, and gives all of the answer. */
  private String raw(String firstLine, String... headers) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
      String head = firstLine + " HTTP/1.1\r\n" + String.join("\r\n", headers);
      socket.getOutputStream().write((head + "\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
      // The server waits for a body that was announced until it is told that there is none.
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private String host() {
    return "Host: 127.0.0.1:" + server.address().getPort();
  }

  private HttpResponse<String> get(String name) throws Exception {
    return send(HttpRequest.newBuilder(server.address().resolve(name)));
  }

  private HttpResponse<String> post(String name, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(server.address().resolve(name))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void answersItsOwnPage() throws Exception {
    assertThat(get("twelve").body()).isEqualTo("12");
    assertThat(post("echo", "{\"said\": \"grüße\"}").body()).isEqualTo("\"grüße\"");
    assertThat(raw("GET " + server.address().getPath() + "twelve", host()))
        .startsWith("HTTP/1.1 200")
        .contains("Content-security-policy: default-src 'none'", "X-content-type-options: nosniff")
        .endsWith("\r\n\r\n12");
  }

  @Test
  void refusesAnotherHostAndAnotherOrigin() throws IOException {
    String ask = "GET " + server.address().getPath() + "twelve";
    String own = "http://127.0.0.1:" + server.address().getPort();
    assertThat(raw(ask, host(), "Origin: " + own)).startsWith("HTTP/1.1 200");
    for (String host : List.of("evil.example", "127.0.0.1", "127.0.0.1:1", "[::1]:80")) {
      assertThat(raw(ask, "Host: " + host)).as(host).startsWith("HTTP/1.1 403");
    }
    for (String origin : List.of("http://evil.example", "null", own + "0", "https" + own)) {
      assertThat(raw(ask, host(), "Origin: " + origin)).as(origin).startsWith("HTTP/1.1 403");
    }
    assertThat(raw(ask, host(), "Sec-Fetch-Site: cross-site")).startsWith("HTTP/1.1 403");
  }

  @Test
  void answersNobodyWhoDoesNotKnowTheAddress() throws IOException {
    String path = server.address().getPath();
    for (String asked :
        List.of("/", "/twelve", path.substring(0, path.length() - 1), "/x" + path.substring(2))) {
      assertThat(raw("GET " + asked, host())).as(asked).startsWith("HTTP/1.1 404");
    }
    assertThat(path).hasSize(34);
  }

  @Test
  void listensOnTheLoopbackAlone() throws Exception {
    int port = server.address().getPort();
    Stream<InetAddress> others =
        Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress());
    others.forEach(
        address ->
            assertThatThrownBy(() -> new Socket(address, port).close())
                .as(address.toString())
                .isInstanceOf(IOException.class));
    assertThat(InetAddress.getByName(server.address().getHost()).isLoopbackAddress()).isTrue();
  }

  @Test
  void givesNoFileButThoseBesideTheClass() throws IOException {
    String path = server.address().getPath();
    assertThat(raw("GET " + path + "page.css", host()))
        .startsWith("HTTP/1.1 200")
        .contains("Content-type: text/css")
        .endsWith("p {}\n");
    for (String name :
        List.of(
            "../web/page.css",
            "..%2fweb%2fpage.css",
            "LoopbackServerTest.class",
            "/etc/passwd",
            "page.css%00.html",
            "no-such.css",
            "sub/page.css")) {
      assertThat(raw("GET " + path + name, host())).as(name).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void saysWhatIsWrongWithARequest() throws Exception {
    assertThat(post("echo", "{").statusCode()).isEqualTo(400);
    assertThat(post("echo", "{}").statusCode()).isEqualTo(400);
    assertThat(post("nothing", "").statusCode()).isEqualTo(404);
    assertThat(get("echo").statusCode()).isEqualTo(404);
    String path = server.address().getPath();
    assertThat(raw("POST " + path + "echo", host(), "Content-Length: 9000000"))
        .startsWith("HTTP/1.1 413");
    HttpResponse<String> broken = post("broken", "");
    assertThat(broken.statusCode()).isEqualTo(500);
    assertThat(JsonParser.parseString(broken.body()).getAsJsonObject().get("error").getAsString())
        .contains("of no use")
        .doesNotContain("\tat ");
    String delete = raw("DELETE " + path + "twelve", host());
    assertThat(delete).startsWith("HTTP/1.1 405");
  }

  @Test
  void sendsEventsAsTheyComeAndEndsThem() throws Exception {
    URI events = server.address().resolve("events");
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(events.toURL().openStream(), UTF_8))) {
      assertThat(reader.readLine()).startsWith(":");
      assertThat(reader.readLine()).isEmpty();
      assertThat(reader.readLine()).isEqualTo("event: state");
      assertThat(reader.readLine()).isEqualTo("data: 7");
      stream.send(new EventStream.Event("more", Json.of("two\nlines")));
      stream.close();
      assertThat(reader.lines().filter(line -> !line.isEmpty()))
          .containsExactly("event: more", "data: \"two\\nlines\"");
    }
  }

  /** Ten seconds are the bound; what is here beyond them is for a busy machine. */
  @Test
  void aBodyThatIsAnnouncedAndDoesNotComeIsNotWaitedForWithoutEnd() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
      socket.setSoTimeout(25_000);
      String head =
          String.join(
              "\r\n",
              "POST " + server.address().getPath() + "echo HTTP/1.1",
              host(),
              "Content-Length: 100",
              "",
              "{");
      socket.getOutputStream().write(head.getBytes(UTF_8));
      // Without a bound this would end with a SocketTimeoutException.
      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
  }

  @Test
  void awaitsThatAllWhoListenAreToldTheEnd() throws Exception {
    try (Stream<String> lines = lines()) {
      Iterator<String> told = lines.iterator();
      assertThat(told.next()).isEqualTo(": welcome");
      stream.send(new EventStream.Event("last", Json.of(1)));
      stream.close();
      stream.awaitDelivery(20_000);
      server.close();
      assertThat(told).toIterable().contains("event: last", "data: 1");
    }
  }

  @Test
  void awaitsNobodyLongerThanIsSaid() throws Exception {
    try (Stream<String> lines = lines()) {
      assertThat(lines.iterator().next()).isEqualTo(": welcome");
      long begun = System.nanoTime();
      stream.awaitDelivery(50);
      assertThat(System.nanoTime() - begun).isBetween(40_000_000L, 20_000_000_000L);
      stream.close();
    }
  }

  private Stream<String> lines() throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.address().resolve("events")).build(),
            HttpResponse.BodyHandlers.ofLines())
        .body();
  }

  @Test
  void saysThatAPortIsTaken() {
    int taken = server.address().getPort();
    Site site = new Site(StaticFiles.beside(LoopbackServerTest.class));
    assertThatThrownBy(() -> LoopbackServer.start(site, taken))
        .isInstanceOf(IOException.class)
        .hasMessage("port " + taken + " is in use by another program");
  }
}
