/** The text of a program and places in it. */
@NullMarked
package org.adjoint.compiler.source;

import org.jspecify.annotations.NullMarked;
