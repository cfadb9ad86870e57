/** Random numbers that are a function of a key and a counter. */
@NullMarked
package org.adjoint.runtime.random;

import org.jspecify.annotations.NullMarked;
