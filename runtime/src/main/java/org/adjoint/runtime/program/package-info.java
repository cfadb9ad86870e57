/** The contract between generated code and its callers. */
@NullMarked
package org.adjoint.runtime.program;

import org.jspecify.annotations.NullMarked;
