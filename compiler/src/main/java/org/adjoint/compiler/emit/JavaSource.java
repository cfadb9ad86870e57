package org.adjoint.compiler.emit;

/**
 * The source of a class.
 *
 * @param className the class's full name
 */
public record JavaSource(String className, String text) {}
