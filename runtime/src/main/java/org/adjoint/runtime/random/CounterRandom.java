package org.adjoint.runtime.random;

/**
 * Random bits as a pure function of a key and a counter (SplitMix64), so that any of them can be
 * had in any order and by any thread.
 */
public final class CounterRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private CounterRandom() {}

  /** Number {@code counter} (from 0) of the sequence that {@code key} selects. */
  public static long bits(long key, long counter) {
    long z = key + (counter + 1) * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A key of its own for a named purpose. */
  public static long key(long seed, String purpose) {
    long key = bits(seed, purpose.length());
    for (int i = 0; i < purpose.length(); i++) {
      key = bits(key, purpose.charAt(i));
    }
    return key;
  }

  /** A number in [0, 1), a multiple of 2^-24 so that a float holds it exactly. */
  public static double uniform(long key, long counter) {
    return (bits(key, counter) >>> 40) * 0x1p-24;
  }

  /** A number of the standard normal distribution (Box and Muller). */
  public static double normal(long key, long counter) {
    double radius = ((bits(key, 2 * counter) >>> 11) + 1) * 0x1p-53;
    double angle = (bits(key, 2 * counter + 1) >>> 11) * 0x1p-53;
    return StrictMath.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(2 * Math.PI * angle);
  }

  /** Fills {@code order} with a permutation of 0 … length − 1. */
  public static void permute(long key, int[] order) {
    for (int i = 0; i < order.length; i++) {
      int j = below(key, i, i + 1);
      order[i] = order[j];
      order[j] = i;
    }
  }

  /** A number from 0 to {@code bound} − 1. */
  public static int below(long key, long counter, int bound) {
    return (int) Math.multiplyHigh(bits(key, counter) >>> 1, (long) bound << 1);
  }
}
