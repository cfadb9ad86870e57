/** The layout of {@code .nn} text. */
@NullMarked
package org.adjoint.compiler.format;

import org.jspecify.annotations.NullMarked;
