package org.adjoint.compiler.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.adjoint.compiler.check.Library;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.SourceFile;
import org.junit.jupiter.api.Test;

/** What of the language random programs never use: a list that may only shrink. */
class CoverageTest {
  private static final int PROGRAMS = 2_000;

  private static final Set<String> NEVER =
      Set.of(
          "auc",
          "binary_accuracy",
          "categorical_accuracy",
          "center_crop",
          "class_f1",
          "class_f_beta",
          "column",
          "count_by_class",
          "cropping1d",
          "cropping2d",
          "f1",
          "f_beta",
          "f_of_decisions",
          "false_negatives",
          "false_positives",
          "flatten",
          "gru_cell",
          "lstm_cell",
          "macro",
          "mask_of",
          "micro",
          "permute",
          "precision",
          "r2",
          "ratio",
          "recall",
          "repeat_vector",
          "root_mean_squared_error",
          "simple_rnn_cell",
          "sparse_categorical_accuracy",
          "top_k_categorical_accuracy",
          "true_negatives",
          "true_positives",
          "up_sampling2d",
          "weighted",
          "zero_padding2d",
          "zero_padding3d");

  @Test
  void allPrimitivesAndDeclarationsButTheseAreUsed() {
    Map<String, Set<String>> library = new TreeMap<>();
    for (SourceFile file : Library.standard().files()) {
      for (Declaration.Named named : file.declarations(Declaration.Named.class)) {
        library.put(named.name().text(), words(named.span().text()));
      }
    }
    Set<String> used = used(library);
    Set<String> never = new TreeSet<>(library.keySet());
    Stream.of(Primitive.values())
        .filter(primitive -> !primitive.isTransform())
        .forEach(primitive -> never.add(primitive.keyword()));
    never.removeAll(used);
    assertThat(never).isEqualTo(new TreeSet<>(NEVER));
  }

  /** The words of all programs, and of the declarations that they reach. */
  private static Set<String> used(Map<String, Set<String>> library) {
    Deque<String> open = new ArrayDeque<>();
    for (long seed = 0; seed < PROGRAMS; seed++) {
      open.addAll(words(Generator.program(seed).text().orElseThrow()));
    }
    Set<String> used = new HashSet<>();
    while (!open.isEmpty()) {
      String word = open.pop();
      if (used.add(word)) {
        open.addAll(library.getOrDefault(word, Set.of()));
      }
    }
    return used;
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.split("\\W+")));
  }
}
