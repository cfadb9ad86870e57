package org.adjoint.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
  private final Map<String, String> files = new HashMap<>();
  private final Diagnostics diagnostics = new Diagnostics();

  private CheckedProgram check(String entry) {
    ImportReader reader =
        path -> {
          String text = files.get(path);
          if (text == null) {
            throw new IOException("there is no file `" + path + "`");
          }
          return text;
        };
    return Checker.of(reader).check(SourceText.of(entry, files.get(entry)), Map.of(), diagnostics);
  }

  private List<String> problems() {
    return diagnostics.all().stream()
        .map(each -> each.span() + " " + each.code() + " " + each.message())
        .toList();
  }

  @Test
  void aFileSeesWhatItImportsAndWhatThatImports() {
    files.put("a/main.nn", "import \"../b/blocks.nn\"\ndef f(x) = g(h(x))");
    files.put("b/blocks.nn", "import \"deep/more.nn\"\ndef g(x) = h(x)");
    files.put("b/deep/more.nn", "def h(x) = relu(x)");
    CheckedProgram program = check("a/main.nn");
    assertThat(problems()).isEmpty();
    assertThat(program.files())
        .extracting(file -> file.source().name())
        .containsExactly("a/main.nn", "b/blocks.nn", "b/deep/more.nn");
  }

  @Test
  void anImportedFileDoesNotSeeWhatImportsIt() {
    files.put("main.nn", "import \"b.nn\"\ndef mine(x) = x");
    files.put("b.nn", "def g(x) = mine(x)");
    check("main.nn");
    assertThat(problems()).containsExactly("b.nn:1:12 UNKNOWN_NAME nothing is called `mine` here");
  }

  @Test
  void aFileImportedOnTwoWaysIsReadOnce() {
    files.put("main.nn", "import \"b.nn\"\nimport \"c.nn\"");
    files.put("b.nn", "import \"d.nn\"");
    files.put("c.nn", "import \"./d.nn\"");
    files.put("d.nn", "def h(x) = x");
    assertThat(check("main.nn").files()).hasSize(4);
    assertThat(problems()).isEmpty();
  }

  @Test
  void filesThatImportEachOtherAreAFault() {
    files.put("main.nn", "import \"b.nn\"");
    files.put("b.nn", "import \"main.nn\"");
    check("main.nn");
    assertThat(problems())
        .containsExactly(
            "b.nn:1:8 IMPORT_CYCLE `main.nn` imports `b.nn` imports `main.nn`: a file cannot import itself");
  }

  @Test
  void nothingOutsideTheRootFolderIsRead() {
    files.put("a/main.nn", "import \"../../b.nn\"\nimport \"/etc/passwd\"\nimport \"C:\\\\b.nn\"");
    check("a/main.nn");
    assertThat(problems())
        .containsExactly(
            "a/main.nn:1:8 IMPORT_OUTSIDE_ROOT `../../b.nn` leaves the root folder",
            "a/main.nn:2:8 IMPORT_OUTSIDE_ROOT `/etc/passwd` leaves the root folder",
            "a/main.nn:3:8 IMPORT_OUTSIDE_ROOT `C:\\b.nn` leaves the root folder");
  }

  @Test
  void aLinkOutOfTheRootFolderIsNotFollowed(@TempDir Path folder) throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Files.writeString(folder.resolve("secret.nn"), "def f(x) = x");
    Files.createSymbolicLink(root.resolve("link.nn"), folder.resolve("secret.nn"));
    Checker.of(RootFolder.of(root))
        .check(SourceText.of("main.nn", "import \"link.nn\""), Map.of(), diagnostics);
    assertThat(problems())
        .containsExactly(
            "main.nn:1:8 UNKNOWN_IMPORT `link.nn` cannot be imported: `link.nn` leads out of the root folder");
  }

  @Test
  void aFileThatIsMissingIsAFault() {
    files.put("main.nn", "import \"b.nn\"");
    check("main.nn");
    assertThat(problems())
        .containsExactly(
            "main.nn:1:8 UNKNOWN_IMPORT `b.nn` cannot be imported: there is no file `b.nn`");
  }

  @Test
  void namesThatCannotBeKnownAreNoFurtherFault() {
    files.put("main.nn", "import \"b.nn\"\nimport \"c.nn\"\ndef f(x) = anything(x)");
    files.put("c.nn", "lyer other(x) { return x }\ndef g(x) = other(x)");
    check("main.nn");
    assertThat(problems())
        .hasSize(2)
        .anyMatch(problem -> problem.startsWith("main.nn:1:8 UNKNOWN_IMPORT"))
        .anyMatch(problem -> problem.startsWith("c.nn:1:1 UNEXPECTED_TOKEN"));
  }

  @Test
  void twoDeclarationsOfANameAreAFaultInAFileAndItsImports() {
    files.put("main.nn", "import \"b.nn\"\ndef f(x) = x\nconst f = 3\nlayer g(x) { return x }");
    files.put("b.nn", "def g(x) = x");
    check("main.nn");
    assertThat(problems())
        .containsExactly(
            "main.nn:1:8 DUPLICATE_DECLARATION this import declares `g` again",
            "main.nn:3:7 DUPLICATE_DECLARATION `f` is declared twice");
  }

  @Test
  void longChainsOfImportsHaveAnEnd() {
    for (int i = 0; i < 200; i++) {
      files.put("f" + i + ".nn", "import \"f" + (i + 1) + ".nn\"");
    }
    check("f0.nn");
    assertThat(problems())
        .containsExactly("f63.nn:1:8 TOO_DEEP more than 64 files import each other in a chain");
  }
}
