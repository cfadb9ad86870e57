/** The command line. */
@NullMarked
package org.adjoint.cli;

import org.jspecify.annotations.NullMarked;
