/** Uses the examples as a user would. */
@NullMarked
package org.adjoint.examples;

import org.jspecify.annotations.NullMarked;
