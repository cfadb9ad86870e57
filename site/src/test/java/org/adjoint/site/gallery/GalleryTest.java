package org.adjoint.site.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The curves of the gallery are those of real runs; {@code -Dgolden.update} trains again and draws
 * them anew.
 */
class GalleryTest {
  private static final Path GALLERY = Path.of("../docs/gallery");

  static List<String> recorded() throws IOException {
    try (Stream<Path> files = Files.list(GALLERY)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".csv"))
          .map(name -> name.substring(0, name.length() - ".csv".length()))
          .sorted()
          .toList();
    }
  }

  private static void hold(Path file, String text) throws IOException {
    if (System.getProperty("golden.update") != null) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  private static void train(String name) throws IOException {
    Path program = Path.of("../examples", name, name + ".nn");
    hold(GALLERY.resolve(name + ".csv"), CurveRecord.ofRun(program).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "own_parts", "penguins", "reviews"})
  void aRunGivesTheNumbersOfTheRecord(String name) throws IOException {
    train(name);
  }

  @ParameterizedTest
  @Tag("long")
  @MethodSource("recorded")
  void everyRunGivesTheNumbersOfItsRecord(String name) throws IOException {
    train(name);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void thePageShowsThePicturesOfTheRecord(String name) throws IOException {
    CurveRecord record = CurveRecord.of(Files.readString(GALLERY.resolve(name + ".csv")));
    String page = Files.readString(GALLERY.resolve("README.md"));
    assertThat(page).contains("/" + name + ".nn)");
    for (Map.Entry<String, String> picture : CurvePicture.svgs(record).entrySet()) {
      String file = name + "-" + picture.getKey() + ".svg";
      hold(GALLERY.resolve(file), picture.getValue());
      assertThat(page).contains("(" + file + ")");
    }
  }
}
