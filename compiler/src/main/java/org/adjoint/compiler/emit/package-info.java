/** From plan to Java source; alone uses JavaPoet. */
@NullMarked
package org.adjoint.compiler.emit;

import org.jspecify.annotations.NullMarked;
