package org.adjoint.compiler.emit;

import org.adjoint.compiler.ir.Dimension;

/**
 * The method of a kernel: its lines and what it is given.
 *
 * @param parallelExtent the extent along which a ranged method can be divided
 */
record KernelMethod(Lines lines, Parameters parameters, Dimension parallelExtent) {
  /** Methods of one key do the same and are one method. */
  String key() {
    return parameters.declarations() + "\n" + lines.text();
  }
}
