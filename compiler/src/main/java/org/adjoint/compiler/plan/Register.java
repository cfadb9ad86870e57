package org.adjoint.compiler.plan;

import org.adjoint.compiler.ir.ElementType;

/**
 * The result of one instruction of a kernel.
 *
 * @param number unique in the kernel
 * @param depth the number of loops around the instruction: 0 is before all loops
 */
public record Register(int number, ElementType type, int depth) {}
