package org.adjoint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Label;
import org.adjoint.compiler.source.Span;
import org.adjoint.runtime.json.Json;

/** Writes diagnostics as a SARIF 2.1.0 log, which code hosts and editors show. */
final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private Sarif() {}

  static Json log(List<Diagnostic> diagnostics) {
    Json.Fields driver =
        Json.fields().with("name", Json.of("adjoint")).with("rules", rules(diagnostics));
    Json.Fields run =
        Json.fields()
            .with("tool", Json.fields().with("driver", driver))
            .with("columnKind", Json.of("unicodeCodePoints"))
            .with("results", list(diagnostics.stream().map(Sarif::result).toList()));
    return Json.fields()
        .with("$schema", Json.of(SCHEMA))
        .with("version", Json.of("2.1.0"))
        .with("runs", list(List.of(run)));
  }

  private static Json rules(List<Diagnostic> diagnostics) {
    List<Json> rules = new ArrayList<>();
    TreeSet<Code> codes = new TreeSet<>();
    diagnostics.forEach(diagnostic -> codes.add(diagnostic.code()));
    for (Code code : codes) {
      rules.add(
          Json.fields()
              .with("id", Json.of(code.id()))
              .with("shortDescription", text(code.title())));
    }
    return list(rules);
  }

  private static Json result(Diagnostic diagnostic) {
    StringBuilder message = new StringBuilder(diagnostic.message());
    diagnostic.notes().forEach(note -> message.append("\nnote: ").append(note));
    if (diagnostic.help() != null) {
      message.append("\nhelp: ").append(diagnostic.help());
    }
    Json.Fields result =
        Json.fields()
            .with("ruleId", Json.of(diagnostic.code().id()))
            .with("level", Json.of(diagnostic.severity().label()))
            .with("message", text(message.toString()))
            .with("locations", list(List.of(location(diagnostic.span()))));
    List<Json> related = new ArrayList<>();
    for (Label label : diagnostic.labels()) {
      related.add(location(label.span()).with("message", text(label.text())));
    }
    return related.isEmpty() ? result : result.with("relatedLocations", list(related));
  }

  private static Json.Fields location(Span span) {
    Json.Fields region =
        Json.fields()
            .with("startLine", Json.of(span.line()))
            .with("startColumn", Json.of(span.column()))
            .with("endLine", Json.of(span.source().line(span.end())))
            .with("endColumn", Json.of(span.source().column(span.end())));
    Json.Fields file = Json.fields().with("uri", Json.of(span.source().name()));
    return Json.fields()
        .with(
            "physicalLocation",
            Json.fields().with("artifactLocation", file).with("region", region));
  }

  private static Json text(String text) {
    return Json.fields().with("text", Json.of(text));
  }

  private static Json list(List<? extends Json> values) {
    return new Json.Elements(List.copyOf(values));
  }
}
