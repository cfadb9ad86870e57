package org.adjoint.cli.explore;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.adjoint.cli.web.Answer;
import org.adjoint.cli.web.EventStream;
import org.adjoint.cli.web.JsonTrees;
import org.adjoint.cli.web.LoopbackServer;
import org.adjoint.cli.web.Request;
import org.adjoint.cli.web.Site;
import org.adjoint.cli.web.StaticFiles;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.DiagnosticTree;
import org.adjoint.runtime.json.Json;

/** Serves the page on which a program can be explored. */
public final class Explorer implements AutoCloseable {
  private static final int CONFLICT = 409;

  private final WatchedFile file;
  private final Workbench workbench;
  private final EventStream events = new EventStream(List::of);
  private final LoopbackServer server;

  /**
   * Starts to serve a program's page.
   *
   * @param port where to listen, or {@link LoopbackServer#ANY_PORT}
   * @throws IOException where the file cannot be read or the port cannot be had
   */
  public Explorer(Path file, CompilerOptions options, int port) throws IOException {
    this.file = new WatchedFile(file, text -> events.send(changed(text)));
    this.workbench = new Workbench(this.file, options);
    Site site =
        new Site(StaticFiles.beside(Explorer.class))
                .read("file", request -> Answer.json(onDisk()))
                .write("compile", this::compile)
                .write("graph", this::graph)
                .write("save", this::save)
                .stream("events", events);
    try {
      this.server = LoopbackServer.start(site, port);
    } catch (IOException e) {
      this.file.close();
      throw e;
    }
  }

  /** The address of the page. */
  public URI address() {
    return server.address();
  }

  private Json onDisk() throws IOException {
    return Json.fields().with("name", Json.of(file.name())).with("text", Json.of(file.text()));
  }

  private static EventStream.Event changed(String text) {
    return new EventStream.Event("file", Json.fields().with("text", Json.of(text)));
  }

  private Answer compile(Request request) throws Exception {
    Workbench.Outcome outcome = workbench.compile(request.fields().get("text").asText());
    if (outcome == null) {
      return Answer.json(Json.fields().with("superseded", Json.of(true)));
    }
    Json.Fields answer =
        Json.fields()
            .with("version", Json.of(outcome.version()))
            .with("diagnostics", diagnostics(outcome.diagnostics()));
    Exploration exploration = outcome.exploration();
    return Answer.json(
        exploration == null ? answer : answer.with("program", exploration.overview()));
  }

  private static Json diagnostics(List<Diagnostic> diagnostics) {
    return JsonTrees.of(DiagnosticTree.of(diagnostics));
  }

  private Answer graph(Request request) {
    Json.Fields fields = request.fields();
    Exploration exploration = workbench.shown(fields.get("version").asInt());
    if (exploration == null) {
      return Answer.error(CONFLICT, "the program has been edited since");
    }
    return Answer.json(
        exploration.graph(
            fields.get("pane").asText(),
            fields.get("step").asInt(),
            new LinkedHashSet<>(fields.get("open").asTexts())));
  }

  /** Writes the text, unless the file is another than the page has seen. */
  private Answer save(Request request) throws IOException {
    Json.Fields fields = request.fields();
    return file.write(fields.get("text").asText(), fields.get("seen").asText())
        ? Answer.json(onDisk())
        : Answer.error(CONFLICT, "not saved: the file has changed on disk");
  }

  @Override
  public void close() {
    server.close();
    file.close();
  }
}
