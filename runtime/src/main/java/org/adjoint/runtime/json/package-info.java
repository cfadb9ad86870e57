/** A small reader and writer of JSON. */
@NullMarked
package org.adjoint.runtime.json;

import org.jspecify.annotations.NullMarked;
