/** Types, dimensions, values, graph and the contract of an operation. */
@NullMarked
package org.adjoint.compiler.ir;

import org.jspecify.annotations.NullMarked;
