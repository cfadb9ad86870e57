/** From text to syntax tree. */
@NullMarked
package org.adjoint.compiler.parse;

import org.jspecify.annotations.NullMarked;
