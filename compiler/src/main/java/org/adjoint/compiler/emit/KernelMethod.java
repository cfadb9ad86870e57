package org.adjoint.compiler.emit;

import org.adjoint.compiler.ir.Dimension;

/**
 * The method of a kernel: its lines and what it is given.
 *
 * @param parallelExtent the extent along which a ranged method can be divided
 * @param alignment what a range must begin at a multiple of
 */
record KernelMethod(Lines lines, Parameters parameters, Dimension parallelExtent, int alignment) {
  KernelMethod(Lines lines, Parameters parameters, Dimension parallelExtent) {
    this(lines, parameters, parallelExtent, 1);
  }

  /** Methods of one key do the same and are one method. */
  String key() {
    return parameters.declarations() + "\n" + lines.text();
  }
}
