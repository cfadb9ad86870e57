package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.adjoint.compiler.autodiff.Gradients;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Precision;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

/** Simplifying before differentiation changes no derivative. */
class GradientTest {
  private static final int SIZE = 7;

  private Value smooth(Random random, Graph graph, Value x) {
    Algebra algebra = Algebra.of(graph, Origin.NONE);
    List<Value> pool = new ArrayList<>(List.of(x));
    for (int step = 0; step < 12; step++) {
      Value value = pool.get(random.nextInt(pool.size()));
      Value other = pool.get(random.nextInt(pool.size()));
      Value one = algebra.like(value, 1);
      pool.add(
          switch (random.nextInt(12)) {
            case 0 -> algebra.sigmoid(value);
            case 1 -> algebra.tanh(value);
            case 2 -> algebra.log(algebra.sigmoid(value));
            case 3 -> algebra.subtract(one, algebra.sigmoid(value));
            case 4 -> algebra.log(algebra.add(one, algebra.exp(algebra.tanh(value))));
            case 5 -> algebra.multiply(value, other);
            case 6 -> algebra.subtract(algebra.exp(algebra.tanh(value)), one);
            case 7 ->
                algebra.power(algebra.tanh(value), algebra.like(value, 1 + random.nextInt(4)));
            case 8 -> algebra.divide(one, algebra.add(one, algebra.exp(algebra.tanh(value))));
            case 9 -> share(algebra, algebra.tanh(value));
            case 10 -> algebra.log(share(algebra, algebra.tanh(value)));
            default -> algebra.add(value, algebra.negate(other));
          });
    }
    return algebra.reduce(Reduce.Kind.SUM, pool.get(pool.size() - 1), List.of(0));
  }

  private static Value share(Algebra algebra, Value value) {
    Value power = algebra.exp(value);
    Value sum = algebra.reduce(Reduce.Kind.SUM, power, List.of(0));
    return algebra.divide(power, algebra.fill(sum, value.shape()));
  }

  @Test
  void isThatOfTheUnsimplifiedGraph() {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      Graph graph = new Graph();
      Value x = new Leaves(graph).floats("x", SIZE);
      Value sum = smooth(random, graph, x);
      Value simplified = Optimizer.full(false).simplify(graph, List.of(sum)).get(0);
      double[] elements = random.doubles(SIZE, -2, 2).toArray();
      Interpreter interpreter =
          Interpreter.of(Map.of((Leaf) x.operation(), Tensor.doubles(elements, SIZE)), Map.of())
              .in(Precision.DOUBLE);
      double[] expected =
          interpreter.evaluate(Gradients.of(graph, sum, List.of(x)).get(0)).toDoubles();
      double[] found =
          interpreter.evaluate(Gradients.of(graph, simplified, List.of(x)).get(0)).toDoubles();
      for (int place = 0; place < SIZE; place++) {
        assertThat(found[place])
            .as("seed %d", seed)
            .isCloseTo(expected[place], within(1e-9 * Math.max(1, Math.abs(expected[place]))));
      }
    }
  }
}
