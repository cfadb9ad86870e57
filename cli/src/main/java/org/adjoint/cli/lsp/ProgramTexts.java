package org.adjoint.cli.lsp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.adjoint.compiler.analysis.ProgramAnalysis;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;

/** The texts that are open, and what the editor asks of them. */
final class ProgramTexts implements TextDocumentService {
  private final Workers workers;
  private final Map<String, OpenText> open = new ConcurrentHashMap<>();
  private final Checks checks;
  private final Answers answers;

  ProgramTexts(Workers workers, LibraryFolder library) {
    this.workers = workers;
    Addresses addresses = new Addresses(library);
    this.checks = new Checks(workers, open, addresses);
    this.answers = new Answers(addresses);
  }

  void connect(LanguageClient client) {
    checks.connect(client);
  }

  void recheckAll() {
    open.values().forEach(checks::soon);
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams parameters) {
    TextDocumentItem item = parameters.getTextDocument();
    OpenText text = new OpenText(item.getUri(), item.getText());
    open.put(item.getUri(), text);
    checks.now(text);
  }

  @Override
  public void didChange(DidChangeTextDocumentParams parameters) {
    OpenText text = open.get(parameters.getTextDocument().getUri());
    if (text == null || parameters.getContentChanges().isEmpty()) {
      return;
    }
    int last = parameters.getContentChanges().size() - 1;
    text.change(parameters.getContentChanges().get(last).getText());
    checks.soon(text);
  }

  @Override
  public void didClose(DidCloseTextDocumentParams parameters) {
    OpenText text = open.remove(parameters.getTextDocument().getUri());
    if (text != null) {
      checks.forget(text);
    }
  }

  @Override
  public void didSave(DidSaveTextDocumentParams parameters) {
    recheckAll();
  }

  private <R> CompletableFuture<R> whenChecked(
      TextDocumentIdentifier document, BiFunction<OpenText, ProgramAnalysis, R> answer) {
    OpenText text = open.get(document.getUri());
    return text == null
        ? Answers.notOpen(document.getUri())
        : workers.answer(text.analysis(), analysis -> answer.apply(text, analysis));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams parameters) {
    OpenText text = open.get(parameters.getTextDocument().getUri());
    if (text == null) {
      return Answers.notOpen(parameters.getTextDocument().getUri());
    }
    ProgramAnalysis good = text.good();
    CompletableFuture<ProgramAnalysis> known =
        good == null ? text.analysis() : CompletableFuture.completedFuture(good);
    return workers.answer(
        known,
        analysis -> Either.forLeft(answers.completion(text, analysis, parameters.getPosition())));
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams parameters) {
    return whenChecked(
        parameters.getTextDocument(),
        (text, analysis) -> answers.hover(text, analysis, parameters.getPosition()));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams parameters) {
    return whenChecked(
        parameters.getTextDocument(),
        (text, analysis) ->
            Either.forLeft(answers.definition(text, analysis, parameters.getPosition())));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams parameters) {
    return whenChecked(
        parameters.getTextDocument(),
        (text, analysis) -> answers.references(text, analysis, parameters.getPosition()));
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams parameters) {
    return whenChecked(
        parameters.getTextDocument(),
        (text, analysis) -> answers.renamed(analysis, parameters.getPosition()));
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams parameters) {
    return whenChecked(
        parameters.getTextDocument(),
        (text, analysis) -> answers.rename(text, analysis, parameters));
  }

  @Override
  public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams parameters) {
    return whenChecked(
        parameters.getTextDocument(),
        (text, analysis) -> answers.hints(analysis, parameters.getRange()));
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(
      DocumentFormattingParams parameters) {
    OpenText text = open.get(parameters.getTextDocument().getUri());
    return text == null
        ? Answers.notOpen(parameters.getTextDocument().getUri())
        : workers.answer(CompletableFuture.completedFuture(text.text()), Answers::format);
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(
      CodeActionParams parameters) {
    return whenChecked(
        parameters.getTextDocument(),
        (text, analysis) -> answers.corrections(text, analysis, parameters.getRange()));
  }
}
