package org.adjoint.compiler.lower;

import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;

/**
 * A tensor that is kept between steps: a parameter, a state or an optimiser's slot.
 *
 * @param initial what it starts with
 * @param origin the text that declares it
 * @param metric whether it belongs to a metric and begins afresh each epoch
 */
public record Persistent(Leaf leaf, Value initial, Origin origin, boolean metric) {}
