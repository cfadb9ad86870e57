/** What the compiler tells its user: codes, diagnostics, their collection and their rendering. */
@NullMarked
package org.adjoint.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;
