package org.adjoint.cli.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.adjoint.compiler.analysis.Completion;
import org.adjoint.compiler.analysis.Correction;
import org.adjoint.compiler.analysis.Description;
import org.adjoint.compiler.analysis.ProgramAnalysis;
import org.adjoint.compiler.analysis.Renaming;
import org.adjoint.compiler.analysis.TextChange;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.format.Formatter;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/** Answers what an editor asks of a text that has been analysed. */
record Answers(Addresses addresses) {
  /** The answer to a request about a text that is not open. */
  static <R> CompletableFuture<R> notOpen(String uri) {
    String message = "no text is open under " + uri;
    return CompletableFuture.failedFuture(error(ResponseErrorCode.InvalidParams, message));
  }

  private static ResponseErrorException error(ResponseErrorCode code, String message) {
    return new ResponseErrorException(new ResponseError(code, message, null));
  }

  List<CompletionItem> completion(OpenText text, ProgramAnalysis analysis, Position position) {
    SourceText current = text.text();
    int offset = Positions.offset(current, position);
    return Completion.at(current, offset, analysis).stream().map(Conversions::item).toList();
  }

  @Nullable Hover hover(OpenText text, ProgramAnalysis analysis, Position position) {
    int offset = Positions.offset(analysis.source(), position);
    Optional<Description> found = analysis.describe(offset);
    if (found.isPresent()) {
      Description description = found.get();
      return new Hover(Conversions.markup(description), Positions.range(description.place()));
    }
    ProgramAnalysis good = text.good();
    return good == null
        ? null
        : before(good, analysis, offset)
            .flatMap(good::describe)
            .map(description -> new Hover(Conversions.markup(description)))
            .orElse(null);
  }

  /** Where a place of a text that cannot be read was in the one that could. */
  private static Optional<Integer> before(
      ProgramAnalysis good, ProgramAnalysis present, int offset) {
    if (present.isWhole()) {
      return Optional.empty();
    }
    OptionalInt place = TextChange.between(good.source(), present.source()).before(offset);
    return place.isPresent() ? Optional.of(place.getAsInt()) : Optional.empty();
  }

  List<Location> definition(OpenText text, ProgramAnalysis analysis, Position position) {
    int offset = Positions.offset(analysis.source(), position);
    Optional<Span> found = analysis.definition(offset);
    ProgramAnalysis good = text.good();
    if (found.isEmpty() && good != null) {
      found =
          before(good, analysis, offset)
              .flatMap(good::definition)
              .flatMap(span -> after(good, analysis, span));
    }
    return found.map(span -> List.of(location(span, text))).orElse(List.of());
  }

  /** Where a place of the text that could be read is now. */
  private static Optional<Span> after(ProgramAnalysis good, ProgramAnalysis present, Span span) {
    if (span.source() != good.source()) {
      return Optional.of(span);
    }
    TextChange change = TextChange.between(good.source(), present.source());
    OptionalInt start = change.after(span.start());
    OptionalInt end = change.after(span.end());
    return start.isEmpty() || end.isEmpty()
        ? Optional.empty()
        : Optional.of(present.source().span(start.getAsInt(), end.getAsInt()));
  }

  private Location location(Span span, OpenText text) {
    return new Location(addresses.of(span, text), Positions.range(span));
  }

  List<Location> references(OpenText text, ProgramAnalysis analysis, Position position) {
    int offset = Positions.offset(analysis.source(), position);
    return analysis.references(offset).stream().map(span -> location(span, text)).toList();
  }

  /** The name that would be renamed. */
  @Nullable Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> renamed(
      ProgramAnalysis analysis, Position position) {
    return analysis
        .describe(Positions.offset(analysis.source(), position))
        .map(
            found ->
                Either3.<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forFirst(
                    Positions.range(found.place())))
        .orElse(null);
  }

  WorkspaceEdit rename(OpenText text, ProgramAnalysis analysis, RenameParams parameters) {
    int offset = Positions.offset(analysis.source(), parameters.getPosition());
    String name = parameters.getNewName();
    Renaming renaming = analysis.rename(offset, name);
    if (renaming.refusal() != null) {
      throw error(ResponseErrorCode.RequestFailed, renaming.refusal());
    }
    Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
    for (Span place : renaming.places()) {
      edits
          .computeIfAbsent(addresses.of(place, text), absent -> new ArrayList<>())
          .add(new TextEdit(Positions.range(place), name));
    }
    return new WorkspaceEdit(edits);
  }

  List<InlayHint> hints(ProgramAnalysis analysis, Range range) {
    int from = Positions.offset(analysis.source(), range.getStart());
    int to = Positions.offset(analysis.source(), range.getEnd());
    List<InlayHint> hints = new ArrayList<>();
    for (ProgramAnalysis.Hint hint : analysis.hints()) {
      int end = hint.name().end();
      if (from <= end && end <= to) {
        Position place = Positions.position(analysis.source(), end);
        InlayHint shown = new InlayHint(place, Either.forLeft(": " + hint.type()));
        shown.setKind(InlayHintKind.Type);
        hints.add(shown);
      }
    }
    return hints;
  }

  /** The edit that formats a text; none where it cannot be read, which is reported already. */
  static List<TextEdit> format(SourceText text) {
    try {
      String formatted = Formatter.format(text);
      return formatted.equals(text.text())
          ? List.of()
          : List.of(new TextEdit(Positions.whole(text), formatted));
    } catch (CompilationException unreadable) {
      return List.of();
    }
  }

  List<Either<Command, CodeAction>> corrections(
      OpenText text, ProgramAnalysis analysis, Range range) {
    int from = Positions.offset(analysis.source(), range.getStart());
    int to = Positions.offset(analysis.source(), range.getEnd());
    List<Either<Command, CodeAction>> actions = new ArrayList<>();
    for (Diagnostic diagnostic : analysis.diagnostics()) {
      Span span = diagnostic.span();
      boolean meant =
          span.source() == analysis.source() && span.start() <= to && from <= span.end();
      Correction correction = meant ? Correction.of(diagnostic).orElse(null) : null;
      if (correction != null) {
        actions.add(Either.forRight(action(text, diagnostic, correction)));
      }
    }
    return actions;
  }

  private CodeAction action(OpenText text, Diagnostic diagnostic, Correction correction) {
    CodeAction action = new CodeAction("change to `" + correction.text() + "`");
    action.setKind(CodeActionKind.QuickFix);
    action.setIsPreferred(true);
    action.setDiagnostics(
        List.of(Conversions.diagnostic(diagnostic, span -> addresses.of(span, text))));
    TextEdit edit = new TextEdit(Positions.range(correction.span()), correction.text());
    action.setEdit(new WorkspaceEdit(Map.of(text.uri(), List.of(edit))));
    return action;
  }
}
