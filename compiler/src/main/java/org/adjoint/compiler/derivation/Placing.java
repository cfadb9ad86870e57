package org.adjoint.compiler.derivation;

/**
 * Where a value belongs for a reader.
 *
 * @param group what it may be folded into: a layer, else a line
 * @param title what the group is called
 */
public record Placing(Role role, String group, String title) {}
