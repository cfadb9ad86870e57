package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing that stands in a program becomes Java: not its names, comments, strings or files. What is
 * generated from a hostile program is read by javac as what is generated from a harmless one is,
 * construct by construct, and its classes can call nothing but what is listed here.
 */
class InjectionTest {
  private static final String ATTACK =
      "*/ static { System.exit(7); } /* \\u002a/ static {} \\u000a} \\u0022 \"\"\" //"
          + " {@code <b>} @author $T $L $$ %s %n \u202e\u2066\u200b";

  private static final String LONG = "a".repeat(65_536);

  /** A program in which each part that its author may choose can be replaced. */
  private static final String PROGRAM =
      """
      /// doc
      const scale = 1.0
      /// doc
      model MODEL {
        /// doc
        input INPUT: float[batch, 2]
        /// doc
        target TARGET: float[batch]
        LAYER = INPUT -> dense(3, tanh) -> dense(1) // comment
        /// doc
        output OUTPUT = LAYER[:, 0] * scale /* comment */
        loss = mean((LAYER[:, 0] - TARGET) ^ 2) // comment
        /// doc
        metric METRIC = mean(abs(LAYER[:, 0] - TARGET))
      }
      data rows = csv("FILE", missing: "MISSING") {
        INPUT = ["COLUMN", "other"] -> standardize
        TARGET = "last"
      }
      train MODEL { data: rows, optimizer: sgd(0.1), batch: 4, epochs: 2 }
      """;

  private static final List<List<String>> FORMS =
      List.of(List.of("--package", "generated"), List.of("--standalone"));

  private static final List<String> NAMES =
      List.of("MODEL", "INPUT", "TARGET", "LAYER", "OUTPUT", "METRIC");

  /** All of the JDK that kernels and typed classes may use. */
  private static final Pattern CALLABLE =
      Pattern.compile(
          "java/lang/(Object|String|Math|Float|Double|Integer|Boolean|AutoCloseable|Record|CharSequence|Throwable"
              + "|IllegalArgumentException|IllegalStateException|Override)(\\..*)?"
              + "|java/lang/System(\\.arraycopy)?"
              + "|java/util/(List|Map|ArrayList|LinkedHashMap|Arrays|Collection|Objects)(\\..*)?"
              + "|java/util/function/\\w+(\\..*)?|java/util/stream/\\w+(\\..*)?"
              + "|java/nio/file/Path"
              + "|java/lang/invoke/(MethodHandles|LambdaMetafactory|StringConcatFactory"
              + "|MethodHandles\\$Lookup|CallSite|MethodHandle|MethodType)(\\..*)?"
              + "|java/lang/runtime/ObjectMethods(\\..*)?"
              + "|org/adjoint/runtime/.*|generated/.*|\\[.*");

  /** Parts of the program and what stands in their places, under a name for the case. */
  private record Hostile(String name, Map<String, String> parts) {
    String text() {
      String text = PROGRAM;
      for (Map.Entry<String, String> part : parts.entrySet()) {
        text = text.replace(part.getKey(), part.getValue());
      }
      return text;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Hostile names(String name, String... replaced) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (int at = 0; at < replaced.length; at++) {
      parts.put(NAMES.get(at), replaced[at]);
    }
    return new Hostile(name, parts);
  }

  static Stream<Hostile> hostile() {
    String string = new JsonPrimitive(ATTACK + "\n\u0000\u001b[31m").toString();
    String inString = string.substring(1, string.length() - 1) + "\\ud800";
    String inComment = "/* " + ATTACK.replace("*/", "* /") + " */";
    return Stream.of(
        new Hostile("documentation", Map.of("/// doc", "/// " + ATTACK)),
        new Hostile("comments", Map.of("// comment", "// " + ATTACK, "/* comment */", inComment)),
        new Hostile("strings", Map.of("COLUMN", inString, "MISSING", inString, "FILE", inString)),
        names("keywords", "class", "int", "static", "package", "goto", "void"),
        names("members of Object", "Object", "this", "super", "null", "notify", "getClass"),
        names("restricted words", "record", "var", "yield", "sealed", "module", "hashCode"),
        names("types", "String", "List", "Map", "Model", "Program", "Override"),
        names("types of kernels", "Team", "Storage", "Math", "Float", "Arrays", "System"),
        names("members", "Rows", "rows", "predict", "partials", "step", "fit"),
        names("alike", "A", "a", "a_", "a__", "_a", "a___"),
        names("foreign letters", "Ünï", "ｘ", "日本", "ß", "Ω", "ﬁ"),
        names("numbers by another name", "_1", "_2", "_3", "_4", "_5", "_6"));
  }

  /** The same with texts that Java source must part into several. */
  static Stream<Hostile> longTexts() {
    return Stream.of(
        names("names", "M" + LONG, "i" + LONG, "t" + LONG, "l" + LONG, "o" + LONG, "m" + LONG),
        new Hostile("columns", Map.of("COLUMN", LONG, "other", LONG + "b", "last", LONG + "c")),
        new Hostile("comments", Map.of("// comment", "// " + LONG)),
        new Hostile("documentation", Map.of("/// doc", "/// " + LONG)));
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileProgramBecomesTheJavaOfAHarmlessOne(Hostile program) throws Exception {
    for (List<String> options : FORMS) {
      Path harmless = generated("harmless", PROGRAM, "program.nn", options);
      Path sources = generated("hostile", program.text(), "program.nn", options);
      assertThat(JavaShape.of(sources)).isEqualTo(JavaShape.of(harmless));
      assertCallsOnlyWhatIsListed(sources, options);
    }
  }

  @ParameterizedTest
  @MethodSource("longTexts")
  void textsOf64KBecomeJavaThatCompiles(Hostile program) throws Exception {
    for (List<String> options : FORMS) {
      Path harmless = generated("harmless", PROGRAM, "program.nn", options);
      Path sources = generated("hostile", program.text(), "program.nn", options);
      assertThat(Set.copyOf(JavaShape.of(sources))).isEqualTo(Set.copyOf(JavaShape.of(harmless)));
      assertCallsOnlyWhatIsListed(sources, options);
    }
  }

  @ParameterizedTest
  @MethodSource("fileNames")
  void theNameOfAFileIsNoJavaEither(String name) throws Exception {
    for (List<String> options : FORMS) {
      Path harmless = generated("harmless", PROGRAM, "program.nn", options);
      Path sources = generated("hostile", PROGRAM, name, options);
      assertThat(JavaShape.of(sources)).isEqualTo(JavaShape.of(harmless));
      assertCallsOnlyWhatIsListed(sources, options);
    }
  }

  static Stream<String> fileNames() {
    return Stream.of(
        "*\\u002a\\u002f static {} \\u000a.nn",
        "a\nb\rc.nn",
        "\";System.exit(7);\"\u202e.nn",
        "$T$L$$%s%n{@code}.nn");
  }

  /** Kernels that are compiled in memory have no file that could be looked at, so they are run. */
  /** Kernels that are compiled in memory have no file that could be looked at, so they are run. */
  @ParameterizedTest
  @MethodSource({"hostile", "longTexts"})
  void trainingComesToTheSame(Hostile program) throws Exception {
    assertThat(trained(program)).isEqualTo(trained(new Hostile("harmless", Map.of())));
  }

  private String trained(Hostile program) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>(program.parts());
    parts.keySet().removeAll(List.of("COLUMN", "other", "last"));
    parts.put("FILE", "rows.csv");
    Files.writeString(
        folder.resolve("rows.csv"), "COLUMN,other,last\n1,2,3\n4,5,6\n7,9,8\n0,1,1\n2,2,5\n");
    String text = new Hostile(program.name(), parts).text();
    Path file = Files.writeString(folder.resolve("trained.nn"), text);
    CommandLineRun run = CommandLineRun.of("train", file, "--json", "--quiet");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.json().get("parameters_sha256").getAsString();
  }

  private Path generated(String place, String text, String file, List<String> options)
      throws IOException {
    Path root = Files.createTempDirectory(folder, place);
    Path program = Files.writeString(root.resolve(file), text);
    Path sources = Files.createDirectory(root.resolve("sources"));
    List<Object> arguments = new ArrayList<>(List.of("generate", program, "-o", sources));
    arguments.addAll(options);
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return sources;
  }

  private void assertCallsOnlyWhatIsListed(Path sources, List<String> options) throws IOException {
    Path classes = Files.createTempDirectory(folder, "classes");
    JavaProgram program = new JavaProgram(sources, classes);
    assertThat(program.compile("--release", "17", "-Xlint:-serial")).isEmpty();
    if (options.contains("--package")) {
      Set<String> references = ClassReferences.of(classes);
      assertThat(references).contains("java/lang/Math.fma");
      references.removeIf(reference -> CALLABLE.matcher(reference).matches());
      assertThat(references).as("what is not listed").isEmpty();
    }
  }
}
