package org.adjoint.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.emit.Target;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.SinglePrecision;
import org.adjoint.runtime.work.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The generated code of each function, on all floats there are: NaNs and infinities too. */
final class EveryFloatTest {
  private static final int BLOCK = 1 << 16;
  private static final int BLOCKS_OF_A_SIGN = 1 << 15;

  @Tag("bits")
  @Test
  void oneFloatInAQuarterOfAMillionGivesTheInterpretersBits() {
    float[] x = new float[1 << 14];
    for (int i = 0; i < x.length; i++) {
      x[i] = Float.intBitsToFloat(i * 262_139);
    }
    Graph graph = new Graph();
    Leaf leaf = CompiledFunction.X;
    Value argument = graph.add(leaf, List.of(), Origin.NONE);
    Algebra algebra = Algebra.of(graph, Origin.NONE);
    List<Value> results =
        Arrays.stream(SinglePrecision.values())
            .map(function -> algebra.apply(function.operation(), argument))
            .toList();
    Generated.agreesWithInterpreter(results, Map.of(leaf, Tensor.floats(x, x.length)), x.length);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(SinglePrecision.class)
  void everyFloatIsWithinTheBoundOfItsFunction(SinglePrecision function) {
    try (Team team = Team.of(1)) {
      Walk walk = new Walk(function, team);
      for (int block = 0; block < BLOCKS_OF_A_SIGN; block++) {
        walk.visit(block * BLOCK);
      }
      System.out.printf("%s: at most %.4f ulp, at %s%n", function, walk.most, walk.worst);
      assertThat(walk.most).as("at %s", walk.worst).isLessThanOrEqualTo(function.ulps());
    }
  }

  /** Visits floats of both signs, and keeps the largest error. */
  private static final class Walk {
    private final SinglePrecision function;
    private final CompiledFunction vector;
    private final CompiledFunction portable;
    private final float[] x = new float[BLOCK];
    private final float[] y = new float[BLOCK];
    private final float[] other = new float[BLOCK];
    private final float[] mirrored = new float[BLOCK];

    /** The results of the largest number visited so far and of its negative. */
    private float last = Float.NaN;

    private float lastOfOpposites = Float.NaN;
    private double most;
    private float worst;

    Walk(SinglePrecision function, Team team) {
      this.function = function;
      vector = new CompiledFunction(function.operation(), new Target(8), BLOCK, team);
      portable = new CompiledFunction(function.operation(), new Target(1), BLOCK, team);
    }

    /** Visits the floats with the bits from {@code first} on, and their negatives. */
    void visit(int first) {
      for (int i = 0; i < BLOCK; i++) {
        x[i] = Float.intBitsToFloat(first + i);
      }
      evaluate(y);
      measure();
      last = checkOrder(last, 1);
      for (int i = 0; i < BLOCK; i++) {
        mirrored[i] = function.isOdd() ? -y[i] : y[i];
        x[i] = -x[i];
      }
      evaluate(y);
      if (function.isOdd() || function.isEven()) {
        assertThat(Arrays.mismatch(mirrored, y)).as("mirrors from %s on", x[0]).isEqualTo(-1);
      } else {
        measure();
        lastOfOpposites = checkOrder(lastOfOpposites, -1);
      }
    }

    private void evaluate(float[] results) {
      vector.apply(x, results);
      portable.apply(x, other);
      assertThat(Arrays.mismatch(results, other)).as("bits from %s on", x[0]).isEqualTo(-1);
    }

    private void measure() {
      for (int i = 0; i < BLOCK; i++) {
        double error = function.error(x[i], y[i]);
        if (error > most) {
          most = error;
          worst = x[i];
        }
      }
    }

    /** Checks that results never fall as x grows; gives the last of them. */
    private float checkOrder(float before, int direction) {
      float previous = before;
      for (int i = 0; i < BLOCK && function.neverFalls(); i++) {
        if (direction * y[i] < direction * previous) {
          throw new AssertionError(function + " falls at " + x[i]);
        }
        previous = y[i];
      }
      return previous;
    }
  }
}
