/** Rewrite rules and passes over graphs. */
@NullMarked
package org.adjoint.compiler.optimize;

import org.jspecify.annotations.NullMarked;
