package org.adjoint.compiler.plan;

import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.source.Span;

/** Bounds the kernels of a program, so that a small text is compiled in a minute or refused. */
final class KernelLimit {
  /** The most kernels of all entry points together. */
  private static final int MOST = 20_000;

  private int count;

  /** Counts the kernels of an entry point. */
  void count(List<Kernel> kernels, GraphFunction function) {
    count += kernels.size();
    if (count <= MOST) {
      return;
    }
    for (GraphFunction.Result result : function.results()) {
      Span span = result.value().origin().outermost().span();
      if (span != null) {
        throw new CompilationException(
            List.of(
                Diagnostic.of(
                        Code.TOO_LARGE,
                        span,
                        "this program becomes more than " + MOST + " loops over tensors")
                    .withHelp("what repeats is a `scan`, whose turns are one loop")));
      }
    }
    throw new IllegalStateException("more than " + MOST + " kernels");
  }
}
