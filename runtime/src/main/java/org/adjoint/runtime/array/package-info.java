/** Files that hold arrays of numbers: IDX, NPY and NPZ. */
@NullMarked
package org.adjoint.runtime.array;

import org.jspecify.annotations.NullMarked;
