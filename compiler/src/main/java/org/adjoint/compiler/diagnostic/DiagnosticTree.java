package org.adjoint.compiler.diagnostic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.source.Span;

/** Diagnostics as maps, lists, strings and numbers, ready for any writer of JSON. */
public final class DiagnosticTree {
  private DiagnosticTree() {}

  public static List<Map<String, Object>> of(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(DiagnosticTree::of).toList();
  }

  /** One diagnostic; what it does not have (labels, notes, help) is left out. */
  public static Map<String, Object> of(Diagnostic diagnostic) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("code", diagnostic.code().id());
    tree.put("severity", diagnostic.severity().label());
    tree.put("message", diagnostic.message());
    tree.putAll(place(diagnostic.span()));
    if (!diagnostic.labels().isEmpty()) {
      tree.put("labels", diagnostic.labels().stream().map(DiagnosticTree::of).toList());
    }
    if (!diagnostic.notes().isEmpty()) {
      tree.put("notes", diagnostic.notes());
    }
    if (diagnostic.help() != null) {
      tree.put("help", diagnostic.help());
    }
    return tree;
  }

  private static Map<String, Object> of(Label label) {
    Map<String, Object> tree = new LinkedHashMap<>(place(label.span()));
    tree.put("text", label.text());
    return tree;
  }

  private static Map<String, Object> place(Span span) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("file", span.source().name());
    tree.put("line", span.line());
    tree.put("column", span.column());
    tree.put("end_line", span.source().line(span.end()));
    tree.put("end_column", span.source().column(span.end()));
    return tree;
  }
}
