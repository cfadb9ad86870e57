/** Kernels, their order and their buffers. */
@NullMarked
package org.adjoint.compiler.plan;

import org.jspecify.annotations.NullMarked;
