package org.adjoint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class WatchTest {
  private static final String HOSTILE = "<script>alert(1)</script> & \"'";

  /** Each class's rows lie apart but for one that is said to be of the other class. */
  private static final String MODEL =
      """
      model Two {
        input  x: float[batch, 2]
        target y: int[batch]
        logits = x -> dense(2)
        output p = softmax(logits)
        loss = cross_entropy(logits, y)
        metric accuracy = mean(argmax(logits) == y)
      }
      data rows = csv("rows.csv") {
        x = [a, b]
        y = kind -> category
      }
      train Two {
        data: rows
        optimizer: sgd(learning_rate: 0.1)
        batch: 4
        epochs: 5
        seed: 3
      }
      """;

  /** What begins in the background of a shell would ignore interruptions. */
  private static final List<String> INTERRUPTIBLE = List.of("env", "--default-signal=INT");

  @TempDir private Path folder;

  private Path program() throws Exception {
    Path program = folder.resolve("two.nn");
    Files.writeString(program, MODEL);
    String other = "\"" + HOSTILE.replace("\"", "\"\"") + "\"";
    StringBuilder rows = new StringBuilder("a,b,kind\n");
    for (int i = 0; i < 6; i++) {
      rows.append("1.5,").append(i).append(",plain\n");
      rows.append("-1.5,").append(i).append(',').append(other).append('\n');
    }
    rows.append("1.5,1,").append(other).append('\n');
    Files.writeString(folder.resolve("rows.csv"), rows);
    return program;
  }

  private Document report(Object... more) throws Exception {
    List<Object> arguments = new ArrayList<>(List.of("train", program(), "--quiet", "--report"));
    Path file = folder.resolve("report.html");
    arguments.add(file);
    arguments.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return page(file);
  }

  private static Document page(Path file) throws Exception {
    byte[] text = Files.readString(file).replaceFirst("<!DOCTYPE html>", "").getBytes(UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text));
  }

  private static Element part(Document page, String id) {
    NodeList sections = page.getElementsByTagName("section");
    for (int i = 0; i < sections.getLength(); i++) {
      Element section = (Element) sections.item(i);
      if (section.getAttribute("id").equals(id)) {
        return section;
      }
    }
    throw new AssertionError("no section " + id);
  }

  private static List<String> texts(Element part, String tag) {
    NodeList found = part.getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void bitsAreThoseOfAnUnwatchedRun() throws Exception {
    Path program = program();
    JsonObject alone = CommandLineRun.of("train", program, "--json").json();
    JsonObject watched =
        CommandLineRun.of(
                "train", program, "--json", "--watch", "--report", folder.resolve("r.html"))
            .json();
    String hash = alone.get("parameters_sha256").getAsString();
    assertThat(watched.get("parameters_sha256").getAsString()).isEqualTo(hash);
    assertThat(Files.readString(folder.resolve("r.html"))).contains(hash);
  }

  @Test
  void textsOfTheUserAreNeverMarkup() throws Exception {
    Document page = report();
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(texts(part(page, "confusion"), "th")).contains(HOSTILE, "plain");
    assertThat(texts(part(page, "configuration"), "pre")).containsExactly(MODEL);
  }

  @Test
  void lossIsThatOfTheLog() throws Exception {
    Path log = folder.resolve("log.csv");
    Document page = report("--log", log);
    List<String> rows = Files.readAllLines(log);
    List<String> header = List.of(rows.get(0).split(","));
    double loss = Double.parseDouble(rows.get(5).split(",")[header.indexOf("loss")]);
    Element summary = part(page, "summary");
    int tile = texts(summary, "span").indexOf("loss");
    assertThat(Double.parseDouble(texts(summary, "b").get(tile))).isCloseTo(loss, within(6e-5));
    Element line = (Element) part(page, "curves").getElementsByTagName("svg").item(0);
    NodeList paths = line.getElementsByTagName("path");
    String drawn = ((Element) paths.item(paths.getLength() - 1)).getAttribute("d");
    assertThat(drawn.split("L")).hasSize(5);
  }

  @Test
  void confusionMatrixCountsWhatPredictionsSay() throws Exception {
    Path saved = folder.resolve("two.safetensors");
    Document page = report("--out", saved);
    JsonArray scores =
        CommandLineRun.of("predict", saved, "--data", folder.resolve("rows.csv"), "--json")
            .json()
            .getAsJsonObject("outputs")
            .getAsJsonArray("p");
    List<String> rows = Files.readAllLines(folder.resolve("rows.csv"));
    int[] counts = new int[4];
    for (int i = 0; i < scores.size(); i++) {
      JsonArray row = scores.get(i).getAsJsonArray();
      int said = row.get(1).getAsDouble() > row.get(0).getAsDouble() ? 1 : 0;
      // Classes are in the order of their texts, in which `<` comes before `p`.
      int truth = rows.get(i + 1).endsWith(",plain") ? 1 : 0;
      counts[2 * truth + said]++;
    }
    List<String> cells = texts(part(page, "confusion"), "td");
    assertThat(cells.subList(1, 5))
        .containsExactlyElementsOf(Arrays.stream(counts).mapToObj(Integer::toString).toList());
  }

  /**
   * With weights of zero each probability is that of the bias: one half at first, and more after
   * steps towards a majority of ones.
   */
  @Test
  void aProbabilityHasAMatrixOfTwoClasses() throws Exception {
    Path program = folder.resolve("one.nn");
    Files.writeString(
        program,
        """
        model One {
          input  x: float[batch, 1]
          target y: float[batch, 1]
          output p = sigmoid(dense(1, init: zeros)(x))
          loss = binary_cross_entropy(p, y)
        }
        data rows = csv("one.csv") {
          x = [x]
          y = [y]
        }
        train One { data: rows, optimizer: sgd(learning_rate: 0.1), batch: 5, epochs: 1 }
        """);
    Files.writeString(folder.resolve("one.csv"), "x,y\n0,1\n0,1\n0,0\n0,1\n0,0\n");
    Path file = folder.resolve("one.html");
    CommandLineRun run = CommandLineRun.of("train", program, "--quiet", "--report", file);
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> cells = texts(part(page(file), "confusion"), "td");
    assertThat(cells.subList(1, 5)).containsExactly("0", "2", "0", "3");
  }

  @Test
  void worstRowIsTheOneOfTheWrongClass() throws Exception {
    Document page = report("--epochs", "60");
    assertThat(texts(part(page, "worst"), "h3").get(0)).startsWith("row 13 ");
  }

  @Test
  void normsAreThoseOfTheSavedWeights() throws Exception {
    Path saved = folder.resolve("two.safetensors");
    Document page = report("--out", saved);
    Path weights = folder.resolve("w.npz");
    assertThat(CommandLineRun.of("export", saved, "-o", weights).exitCode()).isZero();
    double norm = Math.sqrt(NpzNumbers.sumOfSquares(weights, "dense_1.W.npy"));
    Element table = part(page, "parameters");
    int line = texts(table, "code").indexOf("dense_1.W");
    Element row = (Element) table.getElementsByTagName("tr").item(line + 1);
    assertThat(Double.parseDouble(texts(row, "td").get(1))).isCloseTo(norm, within(6e-5));
  }

  @Test
  void gradientsAndTheLearningRateAreDrawnOverTheEpochs() throws Exception {
    Document page = report();
    Element gradients = part(page, "gradients");
    assertThat(texts(gradients, "span")).containsExactly("dense_1");
    assertThat(lastLine(gradients).split("L")).hasSize(5);
    assertThat(texts(part(page, "rates"), "text")).contains("0.10");
    assertThat(part(page, "activations").getTextContent()).isEmpty();
  }

  private static String lastLine(Element part) {
    NodeList paths = part.getElementsByTagName("path");
    return ((Element) paths.item(paths.getLength() - 1)).getAttribute("d");
  }

  @Test
  void theOnlyEpochIsADot() throws Exception {
    Element curves = part(report("--epochs", "1"), "curves");
    assertThat(curves.getElementsByTagName("circle").getLength())
        .isEqualTo(curves.getElementsByTagName("svg").getLength())
        .isEqualTo(2);
  }

  @Test
  void configurationHasTheDigestOfTheData() throws Exception {
    Document page = report();
    byte[] rows = Files.readAllBytes(folder.resolve("rows.csv"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(rows);
    Element configuration = part(page, "configuration");
    int line = texts(configuration, "th").indexOf("sha256 of rows.csv");
    assertThat(texts(configuration, "td").get(line)).isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void aFolderThatIsNotThereIsToldBeforeTraining() throws Exception {
    CommandLineRun run =
        CommandLineRun.of("train", program(), "--report", folder.resolve("none/r.html"));
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).contains("there is no such folder").doesNotContain("epoch");
  }

  @Test
  void pageTellsOfTheRunAndTheReportIsWrittenWhenItIsInterrupted() throws Exception {
    Path file = folder.resolve("interrupted.html");
    TrainingProcess run =
        TrainingProcess.start(
            folder,
            INTERRUPTIBLE,
            List.of(
                "train",
                program(),
                "--quiet",
                "--epochs",
                100_000_000,
                "--watch",
                "--report",
                file));
    URI page = addressOf(run);
    JsonObject answer = parts(page);
    while (run.process().isAlive()
        && !answer
            .getAsJsonObject("parts")
            .get("summary")
            .getAsString()
            .contains("<span>epoch</span>")) {
      Thread.sleep(50);
      answer = parts(page);
    }
    assertThat(answer.get("title").getAsString()).isEqualTo("Two");
    assertThat(answer.get("ended").getAsBoolean()).isFalse();
    run.signal("INT");
    TrainingProcess.End end = run.end();
    assertThat(end.code()).as(end.text()).isEqualTo(ExitCode.INTERRUPTED);
    String hash = end.text().replaceAll("(?s).*parameters_sha256 +([0-9a-f]{64}).*", "$1");
    assertThat(Files.readString(file)).contains("<b>interrupted</b>", hash);
  }

  private static JsonObject parts(URI page) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(page.resolve("parts")).build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  private static URI addressOf(TrainingProcess run) throws Exception {
    Pattern address = Pattern.compile("watch the run at (http://127\\.0\\.0\\.1:\\d+/[0-9a-f]+/)");
    while (run.process().isAlive()) {
      Matcher found = address.matcher(Files.readString(run.output()));
      if (found.find()) {
        return URI.create(found.group(1));
      }
      Thread.sleep(20);
    }
    throw new AssertionError(Files.readString(run.output()));
  }
}
