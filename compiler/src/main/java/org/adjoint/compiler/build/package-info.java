/** Programs that are built by Java code instead of written as text. */
@NullMarked
package org.adjoint.compiler.build;

import org.jspecify.annotations.NullMarked;
