package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;

/** Computes values before and after they are rewritten, and compares. */
final class Bits {
  private static final int TRIALS = 8;

  private Bits() {}

  /**
   * Fails unless both lists of values are the same to the last bit for hostile leaves; which NaN
   * aside.
   */
  static void assertSame(List<Value> before, List<Value> after) {
    Random random = new Random(7);
    for (int trial = 0; trial < TRIALS; trial++) {
      Map<String, Long> symbols = Map.of("batch", 1L + random.nextInt(4));
      Map<Leaf, Tensor> leaves = leaves(before, symbols, trial % 2 == 0, random);
      Interpreter interpreter = Interpreter.of(leaves, symbols);
      List<Tensor> expected = interpreter.evaluate(before);
      List<Tensor> found = interpreter.evaluate(after);
      for (int place = 0; place < expected.size(); place++) {
        assertThat(found.get(place).extents()).isEqualTo(expected.get(place).extents());
        assertThat(found.get(place).element()).isEqualTo(expected.get(place).element());
        // As doubles, since their comparison tells −0 from +0 and takes all NaN as one.
        assertThat(found.get(place).toDoubles())
            .as("%s instead of %s", Formula.of(after.get(place)), Formula.of(before.get(place)))
            .isEqualTo(expected.get(place).toDoubles());
      }
    }
  }

  private static Map<Leaf, Tensor> leaves(
      List<Value> values, Map<String, Long> symbols, boolean hostile, Random random) {
    Map<Leaf, Tensor> leaves = new HashMap<>();
    for (Value value : Graph.reachable(values)) {
      if (value.operation() instanceof Leaf leaf) {
        int[] extents =
            value.shape().dimensions().stream()
                .mapToInt(extent -> (int) extent.evaluate(symbols))
                .toArray();
        leaves.put(
            leaf,
            hostile ? Hostile.of(leaf, extents, random) : Hostile.tame(leaf, extents, random));
      }
    }
    return leaves;
  }
}
