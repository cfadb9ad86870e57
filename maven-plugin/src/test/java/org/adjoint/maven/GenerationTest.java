package org.adjoint.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.generate.SourceFolder;
import org.codehaus.plexus.build.BuildContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);
  private static final String MODEL =
      """
      model Line {
        input  x: float[batch, 2]
        target y: float[batch]

        output z = (x -> dense(1)) -> reshape(batch)
        loss     = mean((z - y) ^ 2)
      }
      """;

  @TempDir private Path folder;

  private final List<String> told = new ArrayList<>();
  private Path programs;
  private Path sources;

  @BeforeEach
  void makeFolders() throws IOException {
    programs = Files.createDirectories(folder.resolve("nn"));
    sources = folder.resolve("sources");
  }

  private void program(String name, String text) throws IOException {
    Path file = programs.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Generation.Result generate() throws IOException {
    return generate(new GenerationOptions(Map.of(), false, 1, "1"));
  }

  private Generation.Result generate(GenerationOptions options) throws IOException {
    told.clear();
    ProgramFiles files = new ProgramFiles(programs);
    Generation.Places places =
        new Generation.Places(files, new SourceFolder(sources), folder.resolve("state/main.json"));
    return new Generation(places, options, new Messages(context(), files)).run();
  }

  /** A build context that remembers what it is told: file, line, column and text. */
  private BuildContext context() {
    return (BuildContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {BuildContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("addMessage")) {
                String file = ((File) arguments[0]).getName();
                told.add(file + ":" + arguments[1] + ":" + arguments[2] + " " + arguments[3]);
              }
              return null;
            });
  }

  private Path java(String name) {
    return sources.resolve(name + ".java");
  }

  private void age() throws IOException {
    for (String name : List.of("a/Line", "a/LineDefinition", "a/LineProgram")) {
      Files.setLastModifiedTime(java(name), LONG_AGO);
    }
  }

  private boolean isUntouched(String name) throws IOException {
    return Files.getLastModifiedTime(java(name)).equals(LONG_AGO);
  }

  @Test
  void doesNothingWhereNothingChanged() throws IOException {
    program("a/line.nn", MODEL);
    assertThat(generate().written()).hasSize(3);
    age();
    Generation.Result again = generate();
    assertThat(again.written()).isEmpty();
    assertThat(again.upToDate()).isOne();
    assertThat(isUntouched("a/LineProgram")).isTrue();
  }

  @Test
  void leavesClassesAsTheyAreWhoseTextIsTheSame() throws IOException {
    program("a/line.nn", MODEL);
    generate();
    age();
    program("a/line.nn", MODEL + "// the end\n");
    assertThat(generate().written()).containsExactly(java("a/LineDefinition"));
    assertThat(isUntouched("a/Line")).isTrue();
    assertThat(isUntouched("a/LineProgram")).isTrue();
  }

  @Test
  void anOptionOrAnotherVersionMakesAllStale() throws IOException {
    program("a/line.nn", "const k = 2\n" + MODEL.replace("dense(1)", "dense(k) -> dense(1)"));
    generate();
    GenerationOptions constant = new GenerationOptions(Map.of("k", "3"), false, 1, "1");
    assertThat(generate(constant).written())
        .containsExactly(java("a/LineDefinition"), java("a/LineProgram"));
    assertThat(generate(constant).upToDate()).isOne();
    assertThat(generate(new GenerationOptions(Map.of("k", "3"), false, 1, "2")).upToDate())
        .isZero();
  }

  @Test
  void aChangedImportMakesAProgramStale() throws IOException {
    program("a/parts.nn", "def twice(x) = 2 * x\n");
    program(
        "a/line.nn", "import \"parts.nn\"\n" + MODEL.replace("dense(1))", "dense(1) -> twice)"));
    generate();
    program("a/parts.nn", "def twice(x) = x + x\n");
    assertThat(generate().written()).isNotEmpty();
  }

  @Test
  void makesAgainWhatSomebodyChangedOrDeleted() throws IOException {
    program("a/line.nn", MODEL);
    generate();
    String text = Files.readString(java("a/Line"));
    Files.writeString(java("a/Line"), text + "// changed");
    assertThat(generate().written()).containsExactly(java("a/Line"));
    assertThat(java("a/Line")).hasContent(text);
    Files.delete(java("a/LineProgram"));
    assertThat(generate().written()).containsExactly(java("a/LineProgram"));
  }

  @Test
  void deletesTheClassesOfRenamedModelsAndDeletedPrograms() throws IOException {
    program("a/line.nn", MODEL);
    program("b/line.nn", MODEL);
    generate();
    Files.writeString(java("a/Other"), "// not ours");
    program("a/line.nn", MODEL.replace("model Line", "model Curve"));
    Files.delete(programs.resolve("b/line.nn"));
    assertThat(generate().deleted()).hasSize(6);
    assertThat(java("a/Curve")).exists();
    assertThat(java("a/Other")).exists();
    assertThat(java("a/Line")).doesNotExist();
    assertThat(sources.resolve("b")).doesNotExist();
  }

  @Test
  void deletesOrphansOfARunThatFailed() throws IOException {
    program("a/line.nn", MODEL);
    program("b/line.nn", MODEL);
    generate();
    program("a/line.nn", MODEL.replace("model Line", "model Curve"));
    program("b/line.nn", MODEL.replace("dense", "dens"));
    assertThat(generate().deleted()).isEmpty();
    assertThat(java("b/Line")).exists();
    program("a/line.nn", MODEL.replace("model Line", "model Arc"));
    program("b/line.nn", MODEL);
    generate();
    assertThat(java("a/Arc")).exists();
    assertThat(java("a/Curve")).doesNotExist();
    assertThat(java("a/Line")).doesNotExist();
  }

  @Test
  void tellsTheFaultsOfASharedFileOnce() throws IOException {
    program("a/parts.nn", "def twice(x) = 2 * y\n");
    String user = "import \"parts.nn\"\n" + MODEL.replace("dense(1))", "dense(1) -> twice)");
    program("a/one.nn", user);
    program("a/two.nn", user);
    generate();
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).startsWith("parts.nn:1:20 NN0201: ");
  }

  @Test
  void refusesAFolderThatIsNoPackage() throws IOException {
    program("my-models/line.nn", MODEL);
    generate();
    assertThat(told)
        .containsExactly("line.nn:1:1 its folder `my-models` is no name of a Java package");
  }

  @Test
  void aFileThatIsNotUtf8IsAFaultOfTheUser() throws IOException {
    Files.createDirectories(programs.resolve("a"));
    Files.write(programs.resolve("a/line.nn"), new byte[] {(byte) 0xff, (byte) 0xfe, 0x41});
    generate();
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).startsWith("line.nn:1:1 ").contains("UTF-8");
  }

  @Test
  void thereMayBeNoPrograms() throws IOException {
    programs = folder.resolve("absent");
    assertThat(generate().written()).isEmpty();
  }
}
