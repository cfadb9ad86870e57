package org.adjoint.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples in Java, and those of the readme, as a user would: from the root folder. */
class JavaExamplesTest {
  private static final String IRIS_HASH =
      "7f517f0c565ae167eb268afc1a172d29d9f114d84995e68cbd30bd7f3f15e987";

  @TempDir private Path folder;

  private static ProcessBuilder process(String tool, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(List.of("--class-path", absolute(System.getProperty("java.class.path"))));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(Path.of("..").toFile());
  }

  private static String absolute(String classPath) {
    String separator = System.getProperty("path.separator");
    return Stream.of(classPath.split(Pattern.quote(separator)))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .filter(Files::exists)
        .map(Path::toString)
        .collect(Collectors.joining(separator));
  }

  private String output(String tool, String... arguments) throws Exception {
    Path out = folder.resolve("out");
    Process process =
        process(tool, arguments).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(out);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  @Test
  void theNotebookTrainsIris() throws Exception {
    String text = output("jshell", "-s", "examples/notebook/iris.jsh");
    assertThat(text.lines().toList())
        .contains("dense_1.W [4, 16]", "dense_2.b [3]", IRIS_HASH)
        .anyMatch(line -> line.matches("epoch 10  loss 0\\.2\\d+"))
        .anyMatch(line -> line.matches("setosa +(0\\.9\\d+|1\\.000)"));
  }

  /** Each line of output that the readme tells of stands behind an arrow in a comment. */
  @Test
  void theJavaOfTheReadmePrintsWhatItSays() throws Exception {
    String whole = Files.readString(Path.of("..", "README.md"));
    int begin = whole.indexOf("\n## Compiled while your program runs\n");
    String readme = whole.substring(begin, whole.indexOf("\n## ", begin + 1));
    List<String> blocks =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(readme)
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(blocks).isNotEmpty();
    String code = String.join("\n", blocks);
    List<String> told =
        Pattern.compile("// → (.*)")
            .matcher(code)
            .results()
            .map((MatchResult line) -> line.group(1).strip())
            .toList();
    assertThat(told).isNotEmpty();
    String imports =
        code.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
    String body =
        code.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
    Path program = folder.resolve("Readme.java");
    Files.writeString(
        program,
        imports
            + "\npublic final class Readme {\n  public static void main(String[] a) throws Exception {\n"
            + body
            + "\n}\n}\n");
    assertThat(output("java", program.toString()).lines().toList()).isEqualTo(told);
  }

  private static JsonObject ask(int port, String path, String body, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  private static String flats(Random random) {
    List<String> sizes = new ArrayList<>();
    List<String> ages = new ArrayList<>();
    List<String> rents = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      double size = 20 + 100 * random.nextDouble();
      double age = 60 * random.nextDouble();
      sizes.add(String.format(Locale.ROOT, "%.2f", size));
      ages.add(String.format(Locale.ROOT, "%.2f", age));
      rents.add(String.format(Locale.ROOT, "%.2f", 200 + 11 * size - 3 * age));
    }
    return "{\"size\": " + sizes + ", \"age\": " + ages + ", \"rent\": " + rents + "}";
  }

  @Test
  void theWebServiceLearnsWhileItPredicts() throws Exception {
    Process service =
        process("java", "examples/web-service/WebService.java", "0")
            .redirectError(folder.resolve("err").toFile())
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(service.getInputStream(), UTF_8))) {
      int port = port(said.readLine());
      Random random = new Random(1);
      double first = ask(port, "/learn", flats(random), 200).get("loss").getAsDouble();
      JsonObject last = new JsonObject();
      for (int step = 0; step < 150; step++) {
        last = ask(port, "/learn", flats(random), 200);
      }
      assertThat(last.get("step").getAsInt()).isEqualTo(151);
      assertThat(last.get("loss").getAsDouble()).isLessThan(first / 20);
      JsonObject answer = ask(port, "/predict", "{\"size\": [40, 90], \"age\": [30, 5]}", 200);
      assertThat(answer.getAsJsonArray("rent").get(0).getAsDouble()).isBetween(450.0, 650.0);
      assertThat(answer.getAsJsonArray("rent").get(1).getAsDouble()).isBetween(1050.0, 1300.0);
      assertThat(ask(port, "/predict", "{\"size\": [40]}", 400).get("error").getAsString())
          .contains("age");
      assertThat(ask(port, "/learn", "size", 400).get("error").getAsString()).isNotEmpty();
    } finally {
      service.destroyForcibly().waitFor();
    }
  }

  private int port(String line) throws IOException {
    assertThat(line).as(Files.readString(folder.resolve("err"))).startsWith("listening on port ");
    return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
  }
}
