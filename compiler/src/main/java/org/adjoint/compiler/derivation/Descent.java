package org.adjoint.compiler.derivation;

/** One thing came from another. */
public record Descent(int from, int to) {}
