package org.adjoint.runtime.program;

import java.util.List;

/**
 * One tensor kept between steps: a parameter ({@code encode.W}), an optimiser's slot ({@code
 * encode.W/m}) or a state.
 *
 * @param offset where its elements begin in the flat array of its storage class and element kind
 */
public record Persistent(String name, ElementKind kind, List<Integer> shape, int offset) {
  /** Copies the shape. */
  public Persistent {
    shape = List.copyOf(shape);
  }

  /** The number of elements. */
  public int size() {
    return Port.product(shape);
  }
}
