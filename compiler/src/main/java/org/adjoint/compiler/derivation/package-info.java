/** How each thing that a compilation makes came from another, for those who want to see it. */
@NullMarked
package org.adjoint.compiler.derivation;

import org.jspecify.annotations.NullMarked;
