package org.adjoint.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.adjoint.runtime.AdjointException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootFolderTest {
  @TempDir Path folder;
  private RootFolder root;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectories(folder.resolve("inner/deep"));
    Files.writeString(folder.resolve("inner/iris.csv"), "a");
    Files.writeString(folder.resolve("secret.csv"), "s");
    root = RootFolder.of(folder.resolve("inner"));
  }

  @Test
  void findsAFileOfTheFolder() throws IOException {
    assertThat(Files.readString(root.existing("iris.csv"))).isEqualTo("a");
    assertThat(Files.readString(root.existing("./iris.csv"))).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.csv", "deep/../../secret.csv", "deep/..", ".."})
  void refusesPathsThatLeadUpwards(String name) {
    assertThatThrownBy(() -> root.existing(name)).hasMessageContaining("outside the root folder");
    assertThatThrownBy(() -> root.writable(name)).hasMessageContaining("outside the root folder");
  }

  @Test
  void refusesAbsolutePathsAndDevices() {
    assertThatThrownBy(() -> root.existing("/dev/zero")).hasMessageContaining("absolute path");
    assertThatThrownBy(() -> root.writable("/tmp/x")).hasMessageContaining("absolute path");
  }

  @Test
  void refusesSymbolicLinksThatLeadOut() throws IOException {
    Files.createSymbolicLink(root.path().resolve("link.csv"), folder.resolve("secret.csv"));
    Files.createSymbolicLink(root.path().resolve("up"), folder);
    Files.createSymbolicLink(root.path().resolve("zero"), Path.of("/dev/zero"));
    for (String name : new String[] {"link.csv", "up/secret.csv", "zero"}) {
      assertThatThrownBy(() -> root.existing(name)).hasMessageContaining("outside the root folder");
      assertThatThrownBy(() -> root.writable(name)).hasMessageContaining("outside the root folder");
    }
  }

  @Test
  @Timeout(10)
  void refusesPipesWithoutOpeningThem() throws Exception {
    Path pipe = root.path().resolve("pipe.csv");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> root.existing("pipe.csv"))
        .hasMessage("'pipe.csv' is not an ordinary file");
    assertThat(root.matching("*.csv")).containsExactly("iris.csv");
  }

  @Test
  void patternsFindNothingOutside() throws IOException {
    Files.createSymbolicLink(root.path().resolve("up"), folder);
    assertThatThrownBy(() -> root.matching("up/*.csv"))
        .hasMessageContaining("outside the root folder");
    assertThatThrownBy(() -> root.matching("../*.csv"))
        .hasMessageContaining("outside the root folder");
    Files.createSymbolicLink(root.path().resolve("link.csv"), folder.resolve("secret.csv"));
    for (String name : root.matching("l*.csv")) {
      assertThatThrownBy(() -> root.existing(name)).hasMessageContaining("outside the root folder");
    }
  }

  /** A hard link is no way out: it is the file, put there by somebody who may read it. */
  @Test
  void aHardLinkIsAFileOfTheFolder() throws IOException {
    Files.createLink(root.path().resolve("hard.csv"), folder.resolve("secret.csv"));
    assertThat(root.existing("hard.csv")).isEqualTo(root.path().resolve("hard.csv"));
  }

  @Test
  void followsSymbolicLinksThatStayInside() throws IOException {
    Files.createSymbolicLink(root.path().resolve("other.csv"), root.path().resolve("iris.csv"));
    assertThat(root.existing("other.csv")).isEqualTo(root.existing("iris.csv"));
  }

  @Test
  void saysWhatIsWrongWithAName() {
    assertThatThrownBy(() -> root.existing("irs.csv"))
        .isInstanceOfSatisfying(
            AdjointException.class, e -> assertThat(e.hint()).isEqualTo("did you mean 'iris.csv'?"))
        .hasMessageContaining("there is no file 'irs.csv'");
    assertThatThrownBy(() -> root.existing("deep")).hasMessage("'deep' is a folder, not a file");
    assertThatThrownBy(() -> root.existing(" ")).hasMessage("a file name is empty");
    assertThatThrownBy(() -> root.existing("a\0b")).hasMessage("'a\\0b' is not a file name");
    assertThatThrownBy(() -> root.writable("no/x.csv")).hasMessageContaining("no folder for");
    assertThatThrownBy(() -> RootFolder.of(folder.resolve("none")))
        .hasMessageContaining("no folder");
  }
}
