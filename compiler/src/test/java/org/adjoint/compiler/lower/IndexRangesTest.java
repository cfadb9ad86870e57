package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.program.IndexRange;
import org.junit.jupiter.api.Test;

class IndexRangesTest {
  private static final IndexRange ANY = IndexRange.ANY;

  @Test
  void classNumbersAreCountedFromZero() {
    String body =
        "input x: float[batch, 3]\ntarget y: int[batch]\n"
            + "loss = cross_entropy(x -> dense(5), y)\n";
    assertThat(ranges(body)).containsExactly(Map.entry("y", List.of(new IndexRange(0, 4))));
  }

  @Test
  void aTableIsReadFromItsFirstRowToItsLast() {
    String body = "input i: int[batch, 7]\noutput o = i -> embedding(11, 2)\n";
    assertThat(ranges(body)).containsExactly(Map.entry("i", List.of(new IndexRange(0, 10))));
  }

  @Test
  void anIndexInBracketsMayBeCountedFromTheEnd() {
    String body = "input i: int[batch]\nparam W: float[4, 2] = ones()\noutput o = W[i]\n";
    assertThat(ranges(body)).containsExactly(Map.entry("i", List.of(new IndexRange(-4, 3))));
  }

  @Test
  void eachElementOfARowHasTheRangeOfItsOwnTable() {
    String body =
        "input i: int[batch, 3]\n"
            + "a = one_hot(i[:, 0], 5)\nb = one_hot(i[:, 2], 2)\n"
            + "output o = concat([a, b], axis: 1)\n";
    assertThat(ranges(body))
        .containsExactly(Map.entry("i", List.of(new IndexRange(0, 4), ANY, new IndexRange(0, 1))));
  }

  @Test
  void theNarrowestOfSeveralUsesCounts() {
    String body = "input i: int[batch]\noutput a = one_hot(i, 5)\noutput b = one_hot(i, 3)\n";
    assertThat(ranges(body)).containsExactly(Map.entry("i", List.of(new IndexRange(0, 2))));
  }

  @Test
  void anInputIsFollowedThroughMovements() {
    String body =
        "input i: int[batch, 2]\ninput j: int[batch, 1]\n"
            + "output o = one_hot(concat([i, j], axis: 1)[:, ::-1][:, 0:2] -> reshape(batch, 1, 2), 6)\n";
    assertThat(ranges(body))
        .containsOnly(
            Map.entry("i", List.of(ANY, new IndexRange(0, 5))),
            Map.entry("j", List.of(new IndexRange(0, 5))));
  }

  @Test
  void whatIsComputedIsNotHeldToARange() {
    assertThat(ranges("input i: int[batch]\noutput o = one_hot(maximum(i, 0), 4)\n")).isEmpty();
    assertThat(ranges("input i: int[batch]\noutput o = float(i)\n")).isEmpty();
  }

  @Test
  void aLoopIsFollowedTurnByTurn() {
    String body =
        "input i: int[batch, 3, 2]\nparam W: float[4, 2] = ones()\n"
            + "o = scan row over i along 1 {\n  scan k over row along 1 with s = zeros([batch, 2]) {\n"
            + "    s = s + W[k] + take(W, k)\n  }\n  emit s * one_hot(row[:, 1], 2)\n}\noutput p = o\n";
    IndexRange table = new IndexRange(0, 3);
    IndexRange both = new IndexRange(0, 1);
    assertThat(ranges(body))
        .containsExactly(Map.entry("i", List.of(table, both, table, both, table, both)));
  }

  @Test
  void whatIsCarriedThroughALoopIsComputed() {
    String body =
        "input i: int[batch, 3]\ninput first: int[batch]\n"
            + "o = scan k over i along 1 with j = first {\n  emit one_hot(j, 4)\n  j = k\n}\noutput p = o\n";
    assertThat(ranges(body)).isEmpty();
  }

  @Test
  void whatNothingUsesMayBeAnything() {
    String body = "input i: int[batch]\nunused = one_hot(i, 4)\noutput o = float(i)\n";
    assertThat(ranges(body)).isEmpty();
  }

  private static Map<String, List<IndexRange>> ranges(String body) {
    Lowered lowered = Lowered.model(body);
    assertThat(lowered.problems()).isEmpty();
    Map<String, List<IndexRange>> ranges = new HashMap<>();
    lowered
        .step()
        .modelInterface()
        .indices()
        .forEach((leaf, found) -> ranges.put(leaf.name(), found));
    return ranges;
  }
}
