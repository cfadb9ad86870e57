/** The reference semantics: evaluates a graph as its operations define it. */
@NullMarked
package org.adjoint.compiler.interpret;

import org.jspecify.annotations.NullMarked;
