package org.adjoint.compiler.plan;

/**
 * What one thread of a machine can do, as the measure of kernels.
 *
 * @param operations a second, of arithmetic that waits for no memory
 * @param bytes a second, read and written by loops over long arrays
 */
public record MachineSpeed(double operations, double bytes) {
  /** The seconds that arithmetic or memory alone would need, whichever is more. */
  public double expectedSeconds(KernelCost cost) {
    return Math.max(cost.operations() / operations, cost.bytes() / bytes);
  }
}
