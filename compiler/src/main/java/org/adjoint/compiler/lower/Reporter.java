package org.adjoint.compiler.lower;

import java.util.HashSet;
import java.util.Set;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.source.Span;

/**
 * Reports each fault of a text once, though the text is elaborated for training and for inference,
 * and as often as a layer is applied.
 */
final class Reporter {
  private record Key(Code code, Span span) {}

  private final Diagnostics diagnostics;
  private final Set<Key> reported = new HashSet<>();
  private boolean tooDeep;

  Reporter(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    diagnostics.all().forEach(each -> reported.add(new Key(each.code(), each.span())));
  }

  void report(Diagnostic diagnostic) {
    // All of a text beyond the deepest level is too deep; that is one fault.
    boolean deeper = diagnostic.code() == Code.TOO_DEEP && tooDeep;
    tooDeep |= diagnostic.code() == Code.TOO_DEEP;
    if (!deeper && reported.add(new Key(diagnostic.code(), diagnostic.span()))) {
      diagnostics.add(diagnostic);
    }
  }
}
