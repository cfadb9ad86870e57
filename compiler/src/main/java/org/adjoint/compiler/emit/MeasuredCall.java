package org.adjoint.compiler.emit;

import java.util.List;
import org.adjoint.compiler.plan.Kernel;

/**
 * A call whose time a profiled program measures.
 *
 * @param function the entry point it belongs to
 * @param kernels what the call runs: several where neighbours are one call
 */
public record MeasuredCall(String function, List<Kernel> kernels) {
  public MeasuredCall {
    kernels = List.copyOf(kernels);
  }
}
