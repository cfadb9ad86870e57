package org.adjoint.cli.lsp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.analysis.ProgramAnalysis;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.SourceText;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Checks texts when they have not changed for a moment, one at a time, the latest alone. */
final class Checks {
  private static final long PAUSE_MILLISECONDS = 150;

  private final Workers workers;
  private final Map<String, OpenText> open;
  private final Addresses addresses;
  private @Nullable LanguageClient client;

  Checks(Workers workers, Map<String, OpenText> open, Addresses addresses) {
    this.workers = workers;
    this.open = open;
    this.addresses = addresses;
  }

  void connect(LanguageClient to) {
    client = to;
  }

  void soon(OpenText text) {
    text.await(workers.check(() -> check(text), PAUSE_MILLISECONDS));
  }

  void now(OpenText text) {
    text.await(workers.check(() -> check(text), 0));
  }

  private void check(OpenText text) {
    try {
      Map<Path, SourceText> others = new HashMap<>();
      open.values()
          .forEach(
              each -> {
                if (each.file() != null) {
                  others.put(each.file(), each.text());
                }
              });
      ProgramAnalysis analysis = ProgramAnalysis.of(text.program(others));
      if (text.keep(analysis) && open.get(text.uri()) == text) {
        publish(text, analysis.diagnostics());
      }
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      // The text is answered for with an error; the next one is checked as if nothing had been.
      text.fail(failure);
    }
  }

  private void publish(OpenText text, List<Diagnostic> diagnostics) {
    Map<String, List<org.eclipse.lsp4j.Diagnostic>> byFile = new LinkedHashMap<>();
    byFile.put(text.uri(), new ArrayList<>());
    for (Diagnostic each : diagnostics) {
      byFile
          .computeIfAbsent(addresses.of(each.span(), text), absent -> new ArrayList<>())
          .add(Conversions.diagnostic(each, span -> addresses.of(span, text)));
    }
    Set<String> stale = new HashSet<>(text.reported());
    stale.removeAll(byFile.keySet());
    stale.forEach(uri -> byFile.put(uri, List.of()));
    text.reported().clear();
    byFile.forEach(
        (uri, found) -> {
          if (!found.isEmpty()) {
            text.reported().add(uri);
          }
          send(new PublishDiagnosticsParams(uri, found));
        });
  }

  /** Takes back what has been said of a text that is closed. */
  void forget(OpenText text) {
    text.cancel();
    workers.check(
        () -> text.reported().forEach(uri -> send(new PublishDiagnosticsParams(uri, List.of()))),
        0);
  }

  private void send(PublishDiagnosticsParams parameters) {
    if (client != null) {
      client.publishDiagnostics(parameters);
    }
  }
}
