/** Long-lived worker threads for the kernels of a step. */
@NullMarked
package org.adjoint.runtime.work;

import org.jspecify.annotations.NullMarked;
