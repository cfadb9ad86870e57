package org.adjoint.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {
  private final Graph graph = new Graph();

  private Value leaf(String name) {
    Leaf leaf = new Leaf(Leaf.Kind.INPUT, name, TensorType.scalar(ElementType.FLOAT32));
    return graph.add(leaf, List.of(), Origin.NONE);
  }

  @Test
  void askingTwiceGivesTheSameValueWithItsFirstOrigin() {
    Value first = leaf("x");
    Value second = leaf("x");

    assertThat(second).isSameAs(first);
    assertThat(leaf("y")).isNotSameAs(first);
    assertThat(graph.size()).isEqualTo(2);
  }

  @Test
  void valuesAreNumberedInTheOrderInWhichTheyAreMade() {
    Value x = leaf("x");
    Value y = leaf("y");

    assertThat(graph.values()).containsExactly(x, y);
    assertThat(y.number()).isEqualTo(x.number() + 1);
  }

  @Test
  void aValueIsReachableOnce() {
    Value x = leaf("x");
    leaf("unused");
    Value y = leaf("y");

    assertThat(Graph.reachable(List.of(y, x, y))).containsExactly(x, y);
  }
}
