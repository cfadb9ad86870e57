package org.adjoint.cli.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor that does what a test says: it keeps one text open and tells of its changes. */
final class ScriptedClient implements LanguageClient {
  private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
  private final LanguageServer server;
  private String uri = "";
  private String text = "";
  private int version;

  ScriptedClient(InputStream in, OutputStream out) {
    Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, in, out);
    launcher.startListening();
    server = launcher.getRemoteProxy();
  }

  LanguageServer server() {
    return server;
  }

  String text() {
    return text;
  }

  TextDocumentIdentifier document() {
    return new TextDocumentIdentifier(uri);
  }

  static <T> T get(CompletableFuture<T> answer) throws Exception {
    return answer.get(60, TimeUnit.SECONDS);
  }

  void initialize() throws Exception {
    get(server.initialize(new InitializeParams()));
  }

  /** Opens a text and gives what is found in it. */
  List<Diagnostic> open(String address, String content) throws Exception {
    uri = address;
    text = content;
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "nn", version, text)));
    return diagnostics();
  }

  /** Changes the text and gives what is found in it then. */
  List<Diagnostic> change(String content) throws Exception {
    type(content);
    return diagnostics();
  }

  /** Changes the text and waits for nothing. */
  void type(String content) {
    text = content;
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, ++version),
                List.of(new TextDocumentContentChangeEvent(content))));
  }

  List<Diagnostic> replace(String old, String by) throws Exception {
    assert text.contains(old);
    return change(text.replace(old, by));
  }

  List<Diagnostic> diagnostics() throws Exception {
    PublishDiagnosticsParams next = published.poll(60, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no diagnostics came");
    }
    return next.getDiagnostics();
  }

  /** The position of the n-th occurrence (from 1) of a part of the text. */
  Position at(String part, int occurrence) {
    int offset = -1;
    for (int i = 0; i < occurrence; i++) {
      offset = text.indexOf(part, offset + 1);
    }
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Position(line, offset - before.lastIndexOf('\n') - 1);
  }

  /** The text with edits applied to it, from the last to the first. */
  static String apply(String text, List<? extends TextEdit> edits) {
    StringBuilder changed = new StringBuilder(text);
    edits.stream()
        .sorted(
            (a, b) -> offset(text, b.getRange().getStart()) - offset(text, a.getRange().getStart()))
        .forEach(
            edit -> {
              Range range = edit.getRange();
              changed.replace(
                  offset(text, range.getStart()), offset(text, range.getEnd()), edit.getNewText());
            });
    return changed.toString();
  }

  private static int offset(String text, Position position) {
    int start = 0;
    for (int line = 0; line < position.getLine(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + position.getCharacter();
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
    published.add(diagnostics);
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void showMessage(MessageParams message) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams message) {}
}
