package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Programs damaged at random: whatever the text, there is a diagnostic and never an exception. */
class MutationTest {
  private static final int MUTANTS = 60;
  private static final Pattern TOKEN = Pattern.compile("\\s+|[A-Za-z_][\\w]*|[\\d._]+|->|.");

  @TestFactory
  Stream<DynamicTest> damagedExamples() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(Path.of("..", "examples"))) {
      files = found.filter(path -> path.toString().endsWith(".nn")).sorted().toList();
    }
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> damage(file)));
  }

  private static void damage(Path file) throws IOException {
    String text = Files.readString(file);
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    Random random = new Random(text.length());
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = mutant(tokens, random);
      assertThatCode(() -> lower(mutant)).as(mutant).doesNotThrowAnyException();
    }
  }

  private static void lower(String text) {
    Lowered lowered = Lowered.of(text);
    if (lowered.problems().isEmpty() && lowered.model() != null) {
      lowered.step();
    }
  }

  /** One to three tokens are removed, doubled, or replaced by others of the text. */
  private static String mutant(List<String> tokens, Random random) {
    List<String> mutant = new ArrayList<>(tokens);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int place = random.nextInt(mutant.size());
      String other = mutant.get(random.nextInt(mutant.size()));
      switch (random.nextInt(3)) {
        case 0 -> mutant.remove(place);
        case 1 -> mutant.add(place, other);
        default -> mutant.set(place, other);
      }
    }
    return String.join("", mutant);
  }
}
