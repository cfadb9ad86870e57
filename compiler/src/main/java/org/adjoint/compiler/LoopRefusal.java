package org.adjoint.compiler;

import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Scan;
import org.adjoint.compiler.source.Span;

/** Says of a loop over a sequence that it is differentiated and optimised, but not run yet. */
final class LoopRefusal {
  private LoopRefusal() {}

  static void refuse(List<GraphFunction> functions) {
    for (GraphFunction function : functions) {
      for (Value value : Graph.reachable(function.values())) {
        Span span = value.origin().outermost().span();
        if (value.operation() instanceof Scan && span != null) {
          String message = "this version does not run `scan` yet";
          throw new CompilationException(List.of(Diagnostic.of(Code.NOT_AVAILABLE, span, message)));
        }
      }
    }
  }
}
