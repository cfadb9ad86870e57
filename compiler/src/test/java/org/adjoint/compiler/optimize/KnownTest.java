package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.junit.jupiter.api.Test;

/** What is said to be certain holds for every value of many graphs, on hostile numbers. */
class KnownTest {
  private static final Map<String, Long> SYMBOLS = Map.of("batch", 3L);

  private interface Check {
    void of(Value value, double element);
  }

  private static void forEveryElement(Check check) {
    for (long seed = 0; seed < 200; seed++) {
      List<Value> values = Graph.reachable(RandomGraphs.of(seed, 40));
      Random random = new Random(seed);
      Map<Leaf, Tensor> leaves = new HashMap<>();
      for (Value value : values) {
        if (value.operation() instanceof Leaf leaf) {
          int[] extents =
              value.shape().dimensions().stream()
                  .mapToInt(extent -> (int) extent.evaluate(SYMBOLS))
                  .toArray();
          leaves.put(leaf, Hostile.of(leaf, extents, random));
        }
      }
      List<Tensor> tensors = Interpreter.of(leaves, SYMBOLS).evaluate(values);
      for (int place = 0; place < values.size(); place++) {
        for (double element : tensors.get(place).toDoubles()) {
          check.of(values.get(place), element);
        }
      }
    }
  }

  @Test
  void whatIsNonNegativeIsNeverBelowZero() {
    int[] found = new int[1];
    forEveryElement(
        (value, element) -> {
          if (Known.isNonNegative(value)) {
            found[0]++;
            assertThat(element < 0).as("%s in %s", element, Formula.of(value)).isFalse();
          }
        });
    assertThat(found[0]).isGreaterThan(1_000);
  }

  @Test
  void whatIsNeverNegativeZeroIsNone() {
    int[] found = new int[1];
    forEveryElement(
        (value, element) -> {
          if (Known.isNeverNegativeZero(value)) {
            found[0]++;
            assertThat(Double.compare(element, -0.0)).as("−0 in %s", Formula.of(value)).isNotZero();
          }
        });
    assertThat(found[0]).isGreaterThan(1_000);
  }

  @Test
  void aBatchIsAtLeastNothingButNotAtLeastOne() {
    assertThat(Known.isAtLeast(Dimension.BATCH, Dimension.ZERO)).isTrue();
    assertThat(Known.isAtLeast(Dimension.BATCH.plus(Dimension.ONE), Dimension.BATCH)).isTrue();
    assertThat(Known.isAtLeast(Dimension.BATCH, Dimension.ONE)).isFalse();
    assertThat(Known.isAtLeast(Dimension.of(2), Dimension.of(3))).isFalse();
  }
}
