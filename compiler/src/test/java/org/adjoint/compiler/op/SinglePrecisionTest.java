package org.adjoint.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks some floats in their order, block by block, and holds each function to its promises. */
class SinglePrecisionTest {
  private static final int BLOCK = 1 << 12;

  /** Floats of one sign, NaNs left out: their bits count from 0 up to those of infinity. */
  private static final int BLOCKS = (Float.floatToRawIntBits(Float.POSITIVE_INFINITY) >>> 12) + 1;

  private static final int SIGN = 0x80000000;

  @ParameterizedTest
  @EnumSource(SinglePrecision.class)
  void isAccurateAndNeverFallsInAThousandthOfAllFloats(SinglePrecision function) {
    check(function, IntStream.range(0, BLOCKS).filter(block -> block % 997 == 0));
  }

  @ParameterizedTest
  @EnumSource(SinglePrecision.class)
  void isAccurateAndNeverFallsWhereOrdinaryNumbersAre(SinglePrecision function) {
    int first = Float.floatToRawIntBits(0x1p-12f) >>> 12;
    int last = Float.floatToRawIntBits(0x1p8f) >>> 12;
    check(function, IntStream.range(first, last).filter(block -> block % 173 == 0));
  }

  @Test
  void theOracleOfTheErrorFunctionGivesPublishedValues() {
    assertThat(ErrorFunctionOracle.erf(0.5)).isCloseTo(0.5204998778130465, offset());
    assertThat(ErrorFunctionOracle.erf(1)).isCloseTo(0.8427007929497149, offset());
    assertThat(ErrorFunctionOracle.erf(2)).isCloseTo(0.9953222650189527, offset());
    assertThat(ErrorFunctionOracle.erf(-3)).isCloseTo(-0.9999779095030014, offset());
    assertThat(ErrorFunctionOracle.complement(2.5)).isCloseTo(4.069520174449589e-4, offset());
  }

  private static Offset<Double> offset() {
    return within(2e-15);
  }

  private static void check(SinglePrecision function, IntStream blocks) {
    List<String> faults =
        blocks
            .mapToObj(block -> List.of(fault(function, block, 0), fault(function, block, SIGN)))
            .flatMap(List::stream)
            .filter(fault -> !fault.isEmpty())
            .limit(10)
            .toList();
    assertThat(faults).as(function.operation().name()).isEmpty();
  }

  /** The first float of a block for which a promise is broken, as text; empty where none is. */
  private static String fault(SinglePrecision function, int block, int sign) {
    float[] x = new float[BLOCK + 1];
    for (int i = 0; i < x.length; i++) {
      x[i] = Float.intBitsToFloat(sign | (block * BLOCK + i));
    }
    float[] y = evaluate(function.operation(), x);
    for (int i = 0; i < BLOCK; i++) {
      if (!(function.error(x[i], y[i]) <= function.ulps())) {
        return x[i] + " gives " + y[i] + " for " + function.exact(x[i]);
      }
      boolean turns = sign == 0 ? y[i + 1] < y[i] : y[i + 1] > y[i];
      if (turns && function.neverFalls()) {
        return "falls at " + x[i];
      }
    }
    return "";
  }

  private static float[] evaluate(Operation operation, float[] x) {
    Graph graph = new Graph();
    TensorType type = new TensorType(ElementType.FLOAT32, Shape.of(x.length));
    Leaf leaf = new Leaf(Leaf.Kind.INPUT, "x", type);
    Value value =
        Algebra.of(graph, Origin.NONE).apply(operation, graph.add(leaf, List.of(), Origin.NONE));
    return Interpreter.of(Map.of(leaf, Tensor.floats(x, x.length)), Map.of())
        .evaluate(value)
        .toFloats();
  }
}
