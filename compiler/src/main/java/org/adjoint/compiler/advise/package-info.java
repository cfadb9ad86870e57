/** Warnings: what a sound program says that its author is unlikely to have meant. */
@NullMarked
package org.adjoint.compiler.advise;

import org.jspecify.annotations.NullMarked;
