package org.adjoint.cli.explore;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.adjoint.cli.web.Answer;
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

  private final Path file;
  private final Workbench workbench;
  private final LoopbackServer server;

  /**
   * Starts to serve a program's page.
   *
   * @param port where to listen, or {@link LoopbackServer#ANY_PORT}
   * @throws IOException where the file cannot be read or the port cannot be had
   */
  public Explorer(Path file, CompilerOptions options, int port) throws IOException {
    this.file = file;
    Files.readString(file);
    this.workbench = new Workbench(file, options);
    Site site =
        new Site(StaticFiles.beside(Explorer.class))
            .read("file", request -> Answer.json(onDisk()))
            .write("compile", this::compile)
            .write("graph", this::graph)
            .write("save", this::save);
    this.server = LoopbackServer.start(site, port);
  }

  /** The address of the page. */
  public URI address() {
    return server.address();
  }

  private Json onDisk() throws IOException {
    return Json.fields()
        .with("name", Json.of(String.valueOf(file.getFileName())))
        .with("text", Json.of(Files.readString(file)));
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
    if (!Files.readString(file).equals(fields.get("seen").asText())) {
      return Answer.error(CONFLICT, "the file has changed on disk");
    }
    Files.writeString(file, fields.get("text").asText());
    return Answer.json(onDisk());
  }

  @Override
  public void close() {
    server.close();
  }
}
