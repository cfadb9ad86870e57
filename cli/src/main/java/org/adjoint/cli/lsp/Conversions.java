package org.adjoint.cli.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.adjoint.compiler.analysis.Description;
import org.adjoint.compiler.analysis.Proposal;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Label;
import org.adjoint.compiler.source.Span;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** What the analysis says, in the words of the protocol. */
final class Conversions {
  private Conversions() {}

  static org.eclipse.lsp4j.Diagnostic diagnostic(
      Diagnostic diagnostic, Function<Span, String> addresses) {
    StringBuilder message = new StringBuilder(diagnostic.message());
    diagnostic.notes().forEach(note -> message.append("\nnote: ").append(note));
    if (diagnostic.help() != null) {
      message.append("\nhelp: ").append(diagnostic.help());
    }
    DiagnosticSeverity severity =
        diagnostic.isError() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
    org.eclipse.lsp4j.Diagnostic converted =
        new org.eclipse.lsp4j.Diagnostic(
            Positions.range(diagnostic.span()), message.toString(), severity, "adjoint");
    converted.setCode(diagnostic.code().id());
    List<DiagnosticRelatedInformation> related = new ArrayList<>();
    for (Label label : diagnostic.labels()) {
      Location place = new Location(addresses.apply(label.span()), Positions.range(label.span()));
      related.add(new DiagnosticRelatedInformation(place, label.text()));
    }
    converted.setRelatedInformation(related);
    return converted;
  }

  static MarkupContent markup(Description description) {
    StringBuilder text = new StringBuilder("```nn\n").append(description.heading());
    if (description.type() != null) {
      text.append("\n// ").append(description.type());
    }
    text.append("\n```");
    if (description.documentation() != null) {
      text.append("\n\n").append(description.documentation());
    }
    return new MarkupContent(MarkupKind.MARKDOWN, text.toString());
  }

  static CompletionItem item(Proposal proposal) {
    CompletionItem item = new CompletionItem(proposal.text().strip());
    item.setInsertText(proposal.text());
    item.setKind(
        switch (proposal.kind()) {
          case WORD -> CompletionItemKind.Keyword;
          case LOCAL -> CompletionItemKind.Variable;
          case DECLARATION, BUILTIN -> CompletionItemKind.Function;
          case ARGUMENT, OPTION -> CompletionItemKind.Property;
          case MEMBER -> CompletionItemKind.Field;
        });
    item.setDetail(proposal.detail());
    if (proposal.documentation() != null) {
      item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, proposal.documentation()));
    }
    return item;
  }
}
