package org.adjoint.cli.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.adjoint.cli.web.LoopbackServer;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.TargetChoice;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.runtime.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the page is told of a small program is what the compiler makes of it. */
@Timeout(60)
class ExplorerTest {
  /** One product, one sum, one square, one mean: few enough to count. */
  private static final String PROGRAM =
      """
      model Line {
        input  x: float[batch, 2]
        target y: float[batch, 1]
        line = x -> dense(1)
        output guess = line
        loss = mean((line - y) ^ 2)
      }
      train Line { optimizer: sgd(0.1), batch: 4, epochs: 1 }
      """;

  private static final CompilerOptions OPTIONS =
      CompilerOptions.DEFAULT.withTarget(TargetChoice.PORTABLE);

  @TempDir private Path folder;
  private Path file;
  private Explorer explorer;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("line.nn");
    Files.writeString(file, PROGRAM);
    explorer = new Explorer(file, OPTIONS, LoopbackServer.ANY_PORT);
  }

  @AfterEach
  void stop() {
    explorer.close();
  }

  private HttpResponse<String> send(String name, Json body) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(explorer.address().resolve(name));
    if (body != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(body.text()));
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonObject ask(String name, Json body) throws Exception {
    HttpResponse<String> answer = send(name, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  private JsonObject compile(String text) throws Exception {
    return ask("compile", Json.fields().with("text", Json.of(text)));
  }

  private JsonObject graph(JsonObject compiled, String pane, int step, String... open)
      throws Exception {
    return ask(
        "graph",
        Json.fields()
            .with("version", Json.of(compiled.get("version").getAsInt()))
            .with("pane", Json.of(pane))
            .with("step", Json.of(step))
            .with("open", Json.of(List.of(open))));
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject);
  }

  private static List<String> texts(JsonObject graph, String field) {
    return objects(graph.getAsJsonArray("nodes")).map(n -> n.get(field).getAsString()).toList();
  }

  @Test
  void showsTheForwardGraph() throws Exception {
    JsonObject graph = graph(compile(PROGRAM), "forward", 0);
    assertThat(texts(graph, "name")).contains("x", "y", "dense_1.W", "dense_1.b", "loss", "guess");
    assertThat(texts(graph, "formula")).contains("x · dense_1.W");
    assertThat(texts(graph, "kind"))
        .contains("input", "parameter", "contraction", "elementwise", "reduction", "result");
    assertThat(texts(graph, "type")).contains("batch × 1   ab,bc→ac", "2 × 1");
    Set<String> ids = new TreeSet<>(texts(graph, "id"));
    assertThat(objects(graph.getAsJsonArray("edges")))
        .isNotEmpty()
        .allMatch(edge -> ids.contains(edge.get("from").getAsString()))
        .allMatch(edge -> ids.contains(edge.get("to").getAsString()));
  }

  /** ∂W is xᵀ times the adjoint of the product; the adjoint of the loss is one. */
  @Test
  void showsTheBackwardGraphWithAdjointsByTheNamesOfTheirValues() throws Exception {
    JsonObject compiled = compile(PROGRAM);
    JsonObject forward = graph(compiled, "forward", 99);
    JsonObject backward = graph(compiled, "backward", 0);
    String product =
        objects(forward.getAsJsonArray("nodes"))
            .filter(node -> node.get("kind").getAsString().equals("contraction"))
            .map(node -> node.get("name").getAsString())
            .findFirst()
            .orElseThrow();
    assertThat(texts(backward, "name")).contains("∂loss = 1", "∂dense_1.W", "∂dense_1.b");
    assertThat(texts(backward, "whole"))
        .anyMatch(text -> text.matches("∂dense_1.W  x · ∂" + product + "|∂dense_1.W  x · ∂v\\d+"));
    assertThat(texts(backward, "role")).contains("backward").doesNotContain("update");
  }

  @Test
  void givesEveryRewriteAsAStep() throws Exception {
    JsonObject compiled = compile(PROGRAM);
    JsonArray rewrites = compiled.getAsJsonObject("program").getAsJsonArray("rewrites");
    CompiledModel model = Compiler.compile(ProgramSource.ofText("line.nn", PROGRAM), OPTIONS);
    model.optimized();
    Set<String> names = new TreeSet<>();
    objects(rewrites).forEach(rewrite -> names.add(rewrite.get("name").getAsString()));
    assertThat(names).isNotEmpty().allMatch(name -> model.optimizerReport().fired(name) > 0);
    assertThat(objects(rewrites))
        .allMatch(rewrite -> rewrite.get("change").getAsString().contains(" → "))
        .allMatch(rewrite -> !rewrite.get("reason").getAsString().isBlank());
    JsonObject first = graph(compiled, "optimised", 0, "UPDATE update dense_1");
    JsonObject last = graph(compiled, "optimised", rewrites.size(), "UPDATE update dense_1");
    assertThat(texts(first, "whole")).isNotEqualTo(texts(last, "whole"));
  }

  @Test
  void showsTheKernelsAndTheJavaOfTheCompiler() throws Exception {
    JsonObject program = compile(PROGRAM).getAsJsonObject("program");
    CompiledModel model = Compiler.compile(ProgramSource.ofText("line.nn", PROGRAM), OPTIONS);
    Plan.PlannedFunction step =
        model.plan().functions().stream()
            .filter(function -> function.name().equals("step"))
            .findFirst()
            .orElseThrow();
    JsonArray kernels = program.getAsJsonArray("kernels");
    assertThat(kernels).hasSize(step.kernels().size());
    assertThat(program.getAsJsonObject("java").get("text").getAsString())
        .isEqualTo(model.java().text());
    assertThat(objects(kernels))
        .allMatch(kernel -> !kernel.getAsJsonArray("methods").isEmpty())
        .allMatch(kernel -> !kernel.getAsJsonArray("writes").isEmpty());
  }

  @Test
  void tellsTheLinesThatValuesComeFrom() throws Exception {
    JsonObject compiled = compile(PROGRAM);
    JsonObject values = compiled.getAsJsonObject("program").getAsJsonObject("values");
    JsonObject forward = graph(compiled, "forward", 0);
    JsonObject product =
        objects(forward.getAsJsonArray("nodes"))
            .filter(node -> node.get("kind").getAsString().equals("contraction"))
            .findFirst()
            .orElseThrow();
    String number = product.getAsJsonArray("numbers").get(0).getAsString();
    JsonObject value = values.getAsJsonObject(number);
    assertThat(value.getAsJsonArray("lines").toString()).isEqualTo("[4]");
    assertThat(value.get("formula").getAsString()).isEqualTo("x · dense_1.W");
  }

  @Test
  void aFaultIsADiagnosticInItsPlaceAndNeverAFailure() throws Exception {
    JsonObject compiled = compile(PROGRAM.replace("dense(1)", "densse(1)"));
    assertThat(compiled.has("program")).isFalse();
    JsonObject diagnostic = compiled.getAsJsonArray("diagnostics").get(0).getAsJsonObject();
    assertThat(diagnostic.get("code").getAsString()).startsWith("NN");
    assertThat(diagnostic.get("line").getAsInt()).isEqualTo(4);
    assertThat(diagnostic.get("help").getAsString()).contains("dense");
    List<String> hostile =
        List.of("", "model", "\0\uFFFF", "model M {", "(".repeat(50_000), "\"", "import \"../x\"");
    for (String text : hostile) {
      assertThat(compile(text).getAsJsonArray("diagnostics")).as(text).isNotEmpty();
    }
  }

  @Test
  void savesOnlyOverWhatThePageHasSeen() throws Exception {
    Json.Fields wish = Json.fields().with("text", Json.of("new")).with("seen", Json.of("other"));
    assertThat(send("save", wish).statusCode()).isEqualTo(409);
    assertThat(file).hasContent(PROGRAM);
    compile("model");
    assertThat(file).hasContent(PROGRAM);
    ask("save", wish.with("seen", Json.of(PROGRAM)));
    assertThat(file).hasContent("new");
  }

  @Test
  void aGraphOfAProgramThatIsNoLongerShownIsRefused() throws Exception {
    JsonObject before = compile(PROGRAM);
    compile(PROGRAM);
    Json.Fields wish =
        Json.fields()
            .with("version", Json.of(before.get("version").getAsInt()))
            .with("pane", Json.of("forward"))
            .with("step", Json.of(0))
            .with("open", Json.of(List.<String>of()));
    assertThat(send("graph", wish).statusCode()).isEqualTo(409);
    assertThat(send("graph", Json.fields()).statusCode()).isEqualTo(400);
  }

  @Test
  void everyFileOfThePageIsThere() throws Exception {
    HttpResponse<String> page = send("", null);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("main.js").doesNotContain("http:", "https:", "<script>");
    for (String name : List.of("main.js", "graph.js", "page.css", "graph.css", "icon.svg")) {
      assertThat(send(name, null).statusCode()).as(name).isEqualTo(200);
    }
    assertThat(ask("file", null).get("text").getAsString()).isEqualTo(PROGRAM);
  }

  /** A network of hundreds of values is folded by layer, and opens layer by layer. */
  @Test
  void foldsALargeGraphByLayer() throws Exception {
    StringBuilder layers = new StringBuilder("x");
    for (int layer = 0; layer < 40; layer++) {
      layers.append(" -> dense(2, tanh)");
    }
    JsonObject compiled = compile(PROGRAM.replace("x -> dense(1)", layers + " -> dense(1)"));
    JsonObject folded = graph(compiled, "forward", 0);
    assertThat(texts(folded, "formula")).contains("dense_1", "dense_40");
    assertThat(folded.getAsJsonArray("nodes").size()).isLessThan(60);
    JsonObject group =
        objects(folded.getAsJsonArray("nodes"))
            .filter(node -> node.get("formula").getAsString().equals("dense_7"))
            .findFirst()
            .orElseThrow();
    JsonObject opened = graph(compiled, "forward", 0, group.get("group").getAsString());
    assertThat(texts(opened, "formula")).doesNotContain("dense_7").contains("dense_8");
    assertThat(texts(opened, "kind")).contains("contraction");
  }

  private static final String LOOP =
      """
      model Sums {
        input x: float[batch, 5]
        sums = scan s over x along 1 with total = zeros([batch]) {
          total = total + s * s
          emit total
        }
        output all = sums
        output end = total
      }
      """;

  /** A turn squares the slice and adds it to the carry, which both results are made of. */
  @Test
  void aLoopOpensIntoWhatOneTurnComputes() throws Exception {
    JsonObject compiled = compile(LOOP);
    JsonObject folded = graph(compiled, "forward", 0);
    String key =
        objects(folded.getAsJsonArray("nodes"))
            .filter(node -> node.get("kind").getAsString().equals("loop closed"))
            .map(node -> node.get("group").getAsString())
            .findFirst()
            .orElseThrow();
    List<String> loops =
        objects(folded.getAsJsonArray("nodes"))
            .filter(node -> node.get("group").getAsString().equals(key))
            .map(node -> node.get("id").getAsString())
            .toList();
    assertThat(loops).as("both results of one run").hasSize(2);

    JsonObject open = graph(compiled, "forward", 0, key);
    assertThat(texts(open, "name")).contains("c1", "t1", "t2", "next c1");
    assertThat(texts(open, "formula")).contains("first 0", "slice", "c1 + t1", "all t2", "last t2");
    assertThat(texts(open, "kind")).contains("loop");
    String sum = idOf(open, "t2");
    List<String> users =
        objects(open.getAsJsonArray("edges"))
            .filter(edge -> edge.get("from").getAsString().equals(sum))
            .map(edge -> edge.get("to").getAsString())
            .toList();
    assertThat(users).containsExactlyInAnyOrder(idOf(open, "next c1"), loops.get(0), loops.get(1));
  }

  private static String idOf(JsonObject graph, String name) {
    return objects(graph.getAsJsonArray("nodes"))
        .filter(node -> node.get("name").getAsString().equals(name))
        .map(node -> node.get("id").getAsString())
        .findFirst()
        .orElseThrow();
  }
}
