/** JMH benchmarks of the compiler and of what it generates. */
@NullMarked
package org.adjoint.benchmarks;

import org.jspecify.annotations.NullMarked;
