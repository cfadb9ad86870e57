/** Writes a model as Java source that a build compiles: a typed class and what it stands on. */
@NullMarked
package org.adjoint.compiler.generate;

import org.jspecify.annotations.NullMarked;
