package org.adjoint.compiler.lower;

import org.adjoint.compiler.ir.Value;
import org.adjoint.runtime.program.IndexRange;

/**
 * A place where elements are chosen by their number.
 *
 * @param use what is made of the indices; where nothing uses it, they may be anything
 * @param range what the indices may be
 */
record IndexUse(Value use, Value indices, IndexRange range) {}
