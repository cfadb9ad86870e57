/** The primitive operations, one file each. */
@NullMarked
package org.adjoint.compiler.op;

import org.jspecify.annotations.NullMarked;
