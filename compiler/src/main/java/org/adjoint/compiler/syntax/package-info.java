/** The typed syntax tree of a {@code .nn} file and its printer. */
@NullMarked
package org.adjoint.compiler.syntax;

import org.jspecify.annotations.NullMarked;
