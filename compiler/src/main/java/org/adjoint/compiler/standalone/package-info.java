/** One Java file that trains a model with nothing but a JDK. */
@NullMarked
package org.adjoint.compiler.standalone;

import org.jspecify.annotations.NullMarked;
