package org.adjoint.compiler.generate;

/**
 * The loss or a metric as a trainer shows it.
 *
 * @param place its place in the signature
 * @param method its Java name
 * @param documentation what the program says of it, fit for Javadoc
 */
record TypedMeasure(String name, int place, String method, String documentation) {}
