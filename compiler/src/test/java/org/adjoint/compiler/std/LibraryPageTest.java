package org.adjoint.compiler.std;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on the library is that of its text; {@code -Dgolden.update} writes it anew. */
class LibraryPageTest {
  private static final Path PAGE = Path.of("../docs/language/library.md");

  @Test
  void thePageIsMadeOfTheText() throws IOException {
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, LibraryPage.text());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(LibraryPage.text());
  }
}
