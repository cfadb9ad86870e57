/** Telling people how training goes on. */
@NullMarked
package org.adjoint.runtime.progress;

import org.jspecify.annotations.NullMarked;
