/** Names, imports, compile-time values and shapes. */
@NullMarked
package org.adjoint.compiler.check;

import org.jspecify.annotations.NullMarked;
