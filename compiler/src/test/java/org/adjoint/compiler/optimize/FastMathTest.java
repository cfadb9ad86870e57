package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Precision;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

/** With fast math, ordinary numbers give what they gave, but for rounding. */
class FastMathTest {
  private static final int ROWS = 3;
  private static final int COLUMNS = 4;

  private final Random random = new Random(11);

  private Value sample(Graph graph) {
    Algebra algebra = Algebra.of(graph, Origin.NONE);
    Leaves leaves = new Leaves(graph);
    Value t = leaves.floats("t", ROWS, COLUMNS);
    List<Value> pool = new ArrayList<>(List.of(t, leaves.floats("u", ROWS, COLUMNS)));
    for (int step = 0; step < 15; step++) {
      Value value = pool.get(random.nextInt(pool.size()));
      Value other = pool.get(random.nextInt(pool.size()));
      pool.add(
          switch (random.nextInt(9)) {
            case 0 -> algebra.add(value, algebra.like(value, random.nextInt(3)));
            case 1 -> algebra.multiply(value, algebra.like(value, random.nextInt(3)));
            case 2 -> algebra.divide(value, algebra.like(value, 3));
            case 3 -> algebra.add(algebra.multiply(value, t), algebra.multiply(other, t));
            case 4 -> spread(algebra, algebra.reduce(Reduce.Kind.SUM, value, List.of(1)));
            case 5 -> product(algebra, value);
            case 6 -> algebra.subtract(value, value);
            case 7 -> algebra.subtract(algebra.like(value, 0), other);
            default -> algebra.divide(t, t);
          });
    }
    Value rows = algebra.reduce(Reduce.Kind.SUM, pool.get(pool.size() - 1), List.of(1));
    return algebra.reduce(Reduce.Kind.SUM, rows, List.of(0));
  }

  private static Value spread(Algebra algebra, Value rows) {
    return algebra.spread(rows, Shape.of(ROWS, COLUMNS), List.of(1));
  }

  private static Value product(Algebra algebra, Value value) {
    Value ones = algebra.fill(algebra.constant(value.element(), 1), Shape.of(COLUMNS));
    Contraction contraction = new Contraction(List.of(0, 1), List.of(1), List.of(0));
    return spread(algebra, algebra.contract(value, ones, contraction));
  }

  @Test
  void changesOrdinaryNumbersByNoMoreThanRounding() {
    for (int trial = 0; trial < 200; trial++) {
      Graph graph = new Graph();
      Value value = sample(graph);
      Optimizer optimizer = Optimizer.full(true);
      Value fast = optimizer.simplify(new Graph(), List.of(value)).get(0);
      assertThat(optimizer.report().capped()).isZero();
      Map<Leaf, Tensor> given = new HashMap<>();
      for (String name : List.of("t", "u")) {
        Leaf leaf = (Leaf) new Leaves(graph).floats(name, ROWS, COLUMNS).operation();
        double[] elements = random.doubles(ROWS * COLUMNS, 0.5, 2).toArray();
        given.put(leaf, Tensor.doubles(elements, ROWS, COLUMNS));
      }
      Interpreter interpreter = Interpreter.of(given, Map.of()).in(Precision.DOUBLE);
      double expected = interpreter.evaluate(value).get(0);
      assertThat(interpreter.evaluate(fast).get(0))
          .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
    }
  }

  @Test
  void makesGraphsSmaller() {
    Optimizer exact = Optimizer.full(false);
    Optimizer fast = Optimizer.full(true);
    for (int trial = 0; trial < 50; trial++) {
      Value value = sample(new Graph());
      exact.simplify(new Graph(), List.of(value));
      fast.simplify(new Graph(), List.of(value));
    }
    assertThat(fast.report().valuesAfter()).isLessThan(exact.report().valuesAfter());
  }
}
