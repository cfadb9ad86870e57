/** A reader of text tables. */
@NullMarked
package org.adjoint.runtime.csv;

import org.jspecify.annotations.NullMarked;
