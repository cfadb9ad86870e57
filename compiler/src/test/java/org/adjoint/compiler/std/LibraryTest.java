package org.adjoint.compiler.std;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adjoint.compiler.check.Library;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The standard library gives what Keras and PyTorch give; the programs in {@code
 * src/test/reference} wrote the cases.
 */
class LibraryTest {
  private static final List<String> FILES =
      List.of(
          "einsum.cases",
          "functions.cases",
          "layers.cases",
          "losses.cases",
          "masks.cases",
          "metrics.cases",
          "optimisers.cases",
          "recurrent.cases",
          "schedules.cases",
          "tables.cases",
          "windows.cases");

  static Stream<LibraryCase> cases() {
    return FILES.stream().flatMap(file -> LibraryCase.read(file).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesWhatOthersGive(LibraryCase example) {
    CaseRunner.verify(example);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesTheSameAfterAllRewrites(LibraryCase example) {
    CaseRunner.verifyOptimized(example);
  }

  @Test
  void everyDeclarationIsUsedByACase() {
    Map<String, Set<String>> words = new TreeMap<>();
    for (SourceFile file : Library.standard().files()) {
      for (Declaration.Named named : file.declarations(Declaration.Named.class)) {
        words.put(named.name().text(), words(named.span().text()));
      }
    }
    Set<String> used = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(words(programs().collect(Collectors.joining("\n"))));
    while (!open.isEmpty()) {
      String word = open.pop();
      if (used.add(word)) {
        open.addAll(words.getOrDefault(word, Set.of()));
      }
    }
    assertThat(words.keySet()).isSubsetOf(used);
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split("\\W+")).collect(Collectors.toSet());
  }

  private static Stream<String> programs() {
    return Stream.of(
            cases().map(LibraryCase::program), InitialisersTest.programs(), NoiseTest.programs())
        .flatMap(each -> each);
  }

  @Test
  void everyDeclarationIsDocumented() {
    for (SourceFile file : Library.standard().files()) {
      assertThat(file.documentation()).as(file.source().name()).isNotBlank();
      for (Declaration.Named named : file.declarations(Declaration.Named.class)) {
        assertThat(named.documentation()).as(named.name().text()).isNotBlank();
      }
    }
  }
}
