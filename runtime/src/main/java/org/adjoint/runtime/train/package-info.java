/** Training, evaluation and prediction with a compiled program. */
@NullMarked
package org.adjoint.runtime.train;

import org.jspecify.annotations.NullMarked;
