/** The same networks with Adjoint and with other systems, in turn and in one run. */
@NullMarked
package org.adjoint.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
