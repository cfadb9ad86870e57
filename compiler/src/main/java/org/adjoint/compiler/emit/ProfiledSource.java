package org.adjoint.compiler.emit;

import java.util.List;

/**
 * A class that measures its kernels.
 *
 * @param calls what it measures, in the order of the times it gives
 */
public record ProfiledSource(JavaSource source, List<MeasuredCall> calls) {
  public ProfiledSource {
    calls = List.copyOf(calls);
  }
}
