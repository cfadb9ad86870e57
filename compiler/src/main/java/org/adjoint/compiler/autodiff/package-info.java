/** Reverse-mode differentiation, from graph to graph. */
@NullMarked
package org.adjoint.compiler.autodiff;

import org.jspecify.annotations.NullMarked;
