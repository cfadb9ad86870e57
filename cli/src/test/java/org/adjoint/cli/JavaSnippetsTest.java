package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the Java of the documents, block after block, and looks up the rest of what they show. */
class JavaSnippetsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern JAVA =
      Pattern.compile("```java(?: Adjoint)?\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern XML = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "README.md, '## In a Java program', 2",
    "docs/java.md, '', 2",
    "docs/from/dl4j.md, '', 1"
  })
  void theJavaOfTheDocumentsRuns(String document, String section, int blocks) throws Exception {
    String whole = Files.readString(ROOT.resolve(document));
    String text = section.isEmpty() ? whole : whole.split(section, 2)[1].split("\n## ", 2)[0];
    assertThat(JAVA.matcher(text).results().count()).isEqualTo(blocks);
    String statements =
        JAVA.matcher(text)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.joining())
            .replace("\"examples/iris\"", literal(ROOT.resolve("examples/iris")))
            .replace("\"iris.safetensors\"", literal(folder.resolve("iris.safetensors")))
            .replace("System.out.println(", "out.append('\\n').append(");
    JavaProgram program = JavaProgram.in(folder);
    Path iris = CommandLineRun.example("iris");
    CommandLineRun.of("generate", iris, "-o", program.sources(), "--package", "flowers");
    program.with(
        "flowers/Use.java",
        """
        package flowers;

        import java.nio.file.Path;
        import java.util.Arrays;
        import org.adjoint.runtime.train.TrainingResult;

        final class Use {
          private Use() {}

          static String run(StringBuilder out) {
            %s
            return Arrays.toString(probability) + out + Path.of("") + TrainingResult.class;
          }
        }
        """
            .formatted(statements));
    program.with(
        "flowers/Run.java",
        """
        package flowers;

        public final class Run {
          private Run() {}

          public static String run() {
            return Use.run(new StringBuilder());
          }
        }
        """);
    assertThat(program.run("flowers.Run"))
        .containsAnyOf("[setosa, versicolor, virginica] [0.9", "\ntrue");
  }

  private static String literal(Path path) {
    return '"' + path.toString().replace("\\", "\\\\") + '"';
  }

  @Test
  void theProjectOfTheExamplesHasThePluginAsTheReadmeShowsIt() throws Exception {
    String shown =
        XML.matcher(Files.readString(ROOT.resolve("README.md")))
            .results()
            .map(match -> match.group(1))
            .findFirst()
            .orElseThrow();
    String pom = Files.readString(ROOT.resolve("examples/maven-project/pom.xml"));
    assertThat(pom.replaceAll("\\s+", " ")).contains(shown.replaceAll("\\s+", " "));
  }
}
