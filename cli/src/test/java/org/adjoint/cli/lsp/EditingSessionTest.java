package org.adjoint.cli.lsp;

import static org.adjoint.cli.lsp.ScriptedClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.adjoint.compiler.format.Formatter;
import org.adjoint.compiler.source.SourceText;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that edits over the streams of a server in this process. */
class EditingSessionTest {
  private static final Path FILE = Path.of("..", "examples", "iris", "iris.nn").toAbsolutePath();

  @TempDir private Path library;
  private final PipedOutputStream toServer = new PipedOutputStream();
  private ScriptedClient client;
  private CompletableFuture<Integer> exitCode;
  private String iris;

  @BeforeEach
  void start() throws Exception {
    PipedInputStream serverIn = new PipedInputStream(toServer, 1 << 16);
    PipedOutputStream serverOut = new PipedOutputStream();
    PipedInputStream fromServer = new PipedInputStream(serverOut, 1 << 16);
    exitCode =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return LanguageServerRun.serve(serverIn, serverOut, new LibraryFolder(library));
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    client = new ScriptedClient(fromServer, toServer);
    client.initialize();
    iris = Files.readString(FILE);
  }

  @AfterEach
  void end() throws Exception {
    toServer.close();
    exitCode.get(60, TimeUnit.SECONDS);
  }

  private TextDocumentService texts() {
    return client.server().getTextDocumentService();
  }

  private List<Diagnostic> openIris() throws Exception {
    return client.open(FILE.normalize().toUri().toString(), iris);
  }

  private List<String> completions(Position position) throws Exception {
    return get(texts().completion(new CompletionParams(client.document(), position)))
        .getLeft()
        .stream()
        .map(CompletionItem::getLabel)
        .toList();
  }

  private String hover(Position position) throws Exception {
    return get(texts().hover(new HoverParams(client.document(), position)))
        .getContents()
        .getRight()
        .getValue();
  }

  private Location definition(Position position) throws Exception {
    return get(texts().definition(new DefinitionParams(client.document(), position)))
        .getLeft()
        .get(0);
  }

  private static Position behind(Position position, int characters) {
    return new Position(position.getLine(), position.getCharacter() + characters);
  }

  @Test
  void aWrongNameIsUnderlinedAndItsCorrectionMendsIt() throws Exception {
    assertThat(openIris()).isEmpty();

    List<Diagnostic> found = client.replace("relu)", "rleu)");

    assertThat(found).hasSize(1);
    Position wrong = client.at("rleu", 1);
    Range range = new Range(wrong, behind(wrong, 4));
    assertThat(found.get(0).getRange()).isEqualTo(range);
    assertThat(found.get(0).getCode().getLeft()).matches("NN\\d{4}");
    CodeAction action =
        get(texts()
                .codeAction(
                    new CodeActionParams(client.document(), range, new CodeActionContext(found))))
            .get(0)
            .getRight();
    List<TextEdit> edits = action.getEdit().getChanges().get(client.document().getUri());
    assertThat(ScriptedClient.apply(client.text(), edits)).isEqualTo(iris);
    assertThat(client.change(iris)).isEmpty();
  }

  @Test
  void hoverShowsShapeAndDocumentation() throws Exception {
    openIris();

    assertThat(hover(client.at("logits", 3))).contains("float[batch, 3]");
    assertThat(hover(client.at("dense", 1)))
        .contains("layer dense(units: int")
        .contains("Fully connected");
    assertThat(hover(client.at("Iris", 2))).contains("Three kinds of iris from four measurements.");
  }

  @Test
  void definitionsAreFoundInTheTextAndInTheStandardLibrary() throws Exception {
    openIris();

    Location own = definition(client.at("logits", 3));
    assertThat(own.getUri()).isEqualTo(client.document().getUri());
    assertThat(own.getRange().getStart()).isEqualTo(client.at("logits", 1));

    Location library = definition(client.at("dense", 2));
    Path file = Path.of(URI.create(library.getUri()));
    assertThat(file.getParent()).isEqualTo(this.library);
    String line = Files.readAllLines(file).get(library.getRange().getStart().getLine());
    assertThat(line.substring(library.getRange().getStart().getCharacter())).startsWith("dense(");
    assertThat(file.toFile().canWrite() && !System.getProperty("user.name").equals("root"))
        .isFalse();
  }

  @Test
  void aNameIsRenamedWhereverItStands() throws Exception {
    openIris();

    List<TextEdit> edits = rename(client.at("logits", 2), "scores");
    assertThat(ScriptedClient.apply(iris, edits)).isEqualTo(iris.replace("logits", "scores"));
    // The data fills the input of that name.
    String renamed = ScriptedClient.apply(iris, rename(client.at("x: float", 1), "flower"));
    assertThat(renamed)
        .contains(
            "input  flower: float[batch, 4]", "= flower -> dense", "  flower = [sepal_length");
    assertThat(client.change(renamed)).isEmpty();
    assertThatThrownBy(() -> rename(client.at("dense", 1), "thick"))
        .hasMessageContaining("belongs to the standard library");
    assertThatThrownBy(() -> rename(client.at("logits", 1), "y"))
        .hasMessageContaining("means something");
  }

  private List<TextEdit> rename(Position position, String name) throws Exception {
    return get(texts().rename(new RenameParams(client.document(), position, name)))
        .getChanges()
        .get(client.document().getUri());
  }

  @Test
  void namesHaveHintsOfTheirShapes() throws Exception {
    openIris();

    Range all = new Range(new Position(0, 0), new Position(1000, 0));
    List<InlayHint> hints = get(texts().inlayHint(new InlayHintParams(client.document(), all)));

    assertThat(hints)
        .extracting(hint -> hint.getPosition() + " " + hint.getLabel().getLeft())
        .containsExactlyInAnyOrder(
            behind(client.at("logits", 1), 6) + " : float[batch, 3]",
            behind(client.at("probability", 1), 11) + " : float[batch, 3]",
            behind(client.at("loss ", 1), 4) + " : float",
            behind(client.at("accuracy", 1), 8) + " : float");
  }

  @Test
  void completionKnowsLayersArgumentsMembersAndOptions() throws Exception {
    openIris();

    assertThat(completions(behind(client.at("-> dense", 2), 3)))
        .contains("dense", "dropout", "logits", "softmax", "if");
    assertThat(completions(behind(client.at("16, relu", 1), 4))).contains("activation:", "relu");
    assertThat(completions(client.at("batch:  ", 1)))
        .contains("optimizer", "clip_norm")
        .doesNotContain("dense");
    client.replace("  output prob", "  hidden = dense(4)\n  z = hidden.\n  output prob");
    assertThat(completions(behind(client.at("hidden.", 1), 7))).contains("T");
  }

  @Test
  void membersOfALayerThatIsBoundAreProposed() throws Exception {
    openIris();
    client.replace(
        "logits = x -> dense(16, relu)", "hidden = dense(16, relu)\n  logits = x -> hidden");

    client.type(client.text().replace("  output prob", "  w = hidden.\n  output prob"));

    assertThat(completions(behind(client.at("hidden.", 1), 7))).contains("W", "b", "T");
  }

  @Test
  void aTextThatCannotBeReadStillAnswers() throws Exception {
    openIris();

    List<Diagnostic> found = client.replace("dense(3)", "dense(3");

    assertThat(found).isNotEmpty();
    assertThat(hover(client.at("cross_entropy", 1))).contains("def cross_entropy");
    assertThat(definition(client.at("logits", 2)).getRange().getStart())
        .isEqualTo(client.at("logits", 1));
    assertThat(completions(client.at("softmax", 1))).contains("cross_entropy", "logits");
  }

  @Test
  void formattingIsThatOfTheCommand() throws Exception {
    openIris();
    client.change(iris.replace("  logits = x -> dense", "      logits=x->dense"));

    List<? extends TextEdit> edits =
        get(
            texts()
                .formatting(
                    new DocumentFormattingParams(
                        client.document(), new FormattingOptions(2, true))));

    assertThat(ScriptedClient.apply(client.text(), edits))
        .isEqualTo(Formatter.format(SourceText.of("iris.nn", client.text())))
        .isEqualTo(iris);
  }

  @Test
  void theLatestOfManyChangesIsTheOneThatIsChecked() throws Exception {
    openIris();

    for (int i = 0; i < 50; i++) {
      client.type(iris.replace("dense(3)", "dense(3) -> unknown" + i));
    }
    client.type(iris);

    List<Diagnostic> found = client.diagnostics();
    assertThat(found).isEmpty();
  }

  @Test
  void hostileInputGetsErrorsAndTheServerGoesOn() throws Exception {
    openIris();
    TextDocumentIdentifier unknown = new TextDocumentIdentifier("http://[bad uri");
    assertThatThrownBy(() -> get(texts().hover(new HoverParams(unknown, new Position(0, 0)))))
        .hasMessageContaining("no text is open");
    for (Position odd :
        List.of(new Position(-5, -5), new Position(1 << 30, 3), new Position(2, 1 << 30))) {
      get(texts().hover(new HoverParams(client.document(), odd)));
      get(texts().completion(new CompletionParams(client.document(), odd)));
      get(texts().definition(new DefinitionParams(client.document(), odd)));
    }
    send("Content-Length: 7\r\n\r\n\u0000\u0001{{{]]");
    send("Content-Length: nonsense\r\n\r\n");
    String odd =
        "{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":\"textDocument/hover\",\"params\":[1,2]}";
    send("Content-Length: " + odd.length() + "\r\n\r\n" + odd);
    client.change("\u0000\uD800 model \"\n{[(".repeat(50));
    assertThat(client.change(iris)).isEmpty();
    assertThat(hover(client.at("logits", 3))).contains("float[batch, 3]");
  }

  private void send(String bytes) throws Exception {
    toServer.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    toServer.flush();
  }

  @Test
  void aSessionEndsWithZeroAfterTheShutdown() throws Exception {
    client.open("untitled:one", "model");
    texts().didClose(new DidCloseTextDocumentParams(client.document()));
    assertThat(client.diagnostics()).isEmpty();

    get(client.server().shutdown());
    client.server().exit();

    assertThat(exitCode.get(60, TimeUnit.SECONDS)).isZero();
  }
}
