/** The compiler: from the text of a {@code .nn} file to a loaded class. */
@NullMarked
package org.adjoint.compiler;

import org.jspecify.annotations.NullMarked;
