/** From Java source to a loaded class; alone uses Janino. */
@NullMarked
package org.adjoint.compiler.load;

import org.jspecify.annotations.NullMarked;
