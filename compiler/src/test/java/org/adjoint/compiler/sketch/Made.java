package org.adjoint.compiler.sketch;

import java.util.List;

/**
 * What a form makes of operands.
 *
 * @param text the right-hand side of the statement
 * @param extents the dimensions of the result
 * @param bound what no element's magnitude exceeds by much
 */
record Made(String text, List<Integer> extents, double bound) {
  Made(String text, Operand like, double bound) {
    this(text, like.extents(), bound);
  }
}
