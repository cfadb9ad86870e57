/** Data sources, fitted transforms and batches. */
@NullMarked
package org.adjoint.runtime.data;

import org.jspecify.annotations.NullMarked;
