/** From a checked program to graphs of the training step and of inference. */
@NullMarked
package org.adjoint.compiler.lower;

import org.jspecify.annotations.NullMarked;
