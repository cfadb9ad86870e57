package org.adjoint.compiler.optimize;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Leaf;

/** Numbers that break what is only true of ordinary ones. */
final class Hostile {
  private static final float[] FLOATS = {
    0f,
    -0f,
    1f,
    -1f,
    0.5f,
    2f,
    -3f,
    0.1f,
    -0.69314718f,
    20f,
    -20f,
    88.8f,
    -104f,
    1e4f,
    -1e4f,
    1e-8f,
    -1e-8f,
    1e-30f,
    -1e-30f,
    1e30f,
    -1e30f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN,
    16777217f
  };

  private static final int[] INTS = {
    0, 1, -1, 2, 7, -8, 31, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE, 16777217
  };

  /** The number of elements that hold every pair of floats. */
  static final int PAIRS = FLOATS.length * FLOATS.length;

  private Hostile() {}

  /** What is given for a leaf: one of a pair for those named x and y, drawn for all others. */
  static Tensor of(Leaf leaf, int[] extents, Random random) {
    return filled(leaf, extents, place -> element(leaf, place, random));
  }

  /** Ordinary numbers and zeros for a leaf, of which sums are no NaN and show their order. */
  static Tensor tame(Leaf leaf, int[] extents, Random random) {
    return filled(
        leaf,
        extents,
        place ->
            leaf.resultType().element().isFloating() ? tame(random) : element(leaf, place, random));
  }

  private static double tame(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> 0.0;
      case 1 -> -0.0;
      default -> random.nextGaussian();
    };
  }

  private static Tensor filled(Leaf leaf, int[] extents, IntToDoubleFunction element) {
    int size = IntStream.of(extents).reduce(1, Math::multiplyExact);
    double[] elements = IntStream.range(0, size).mapToDouble(element).toArray();
    return Tensor.of(leaf.resultType().element(), elements, extents);
  }

  private static double element(Leaf leaf, int place, Random random) {
    return switch (leaf.resultType().element()) {
      case FLOAT32, FLOAT64 -> number(leaf, place, random);
      case INT32 -> INTS[random.nextInt(INTS.length)];
      case BOOL -> random.nextInt(2);
    };
  }

  private static double number(Leaf leaf, int place, Random random) {
    return switch (leaf.name()) {
      case "x" -> FLOATS[place / FLOATS.length];
      case "y" -> FLOATS[place % FLOATS.length];
      default ->
          random.nextInt(3) == 0 ? random.nextGaussian() : FLOATS[random.nextInt(FLOATS.length)];
    };
  }
}
