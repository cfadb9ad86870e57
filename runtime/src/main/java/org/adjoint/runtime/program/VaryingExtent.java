package org.adjoint.runtime.program;

import java.util.List;

/**
 * An extent that is known only at run time: a constant and the dimensions that vary ({@link
 * Signature#extents}), each so many times.
 *
 * @param dimensions the names of all dimensions that vary, in the order of the signature
 * @param factors for each of them
 */
public record VaryingExtent(List<String> dimensions, List<Integer> factors, int constant) {
  /** Copies the lists. */
  public VaryingExtent {
    dimensions = List.copyOf(dimensions);
    factors = List.copyOf(factors);
  }

  /** The extent where the dimensions that vary have these extents. */
  public int of(int[] extents) {
    int sum = constant;
    for (int i = 0; i < factors.size(); i++) {
      sum = Math.addExact(sum, Math.multiplyExact(factors.get(i), extents[i]));
    }
    return sum;
  }

  /** The only dimension that it depends on, or −1 where there are several. */
  int dimension() {
    int found = -1;
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i) != 0) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }
}
