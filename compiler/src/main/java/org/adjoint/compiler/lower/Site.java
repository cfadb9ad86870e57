package org.adjoint.compiler.lower;

import org.adjoint.compiler.check.Library;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** Text and the frame it is elaborated in. */
record Site(Span span, Frame frame) {
  Origin origin() {
    return new Origin(span, frame.caller());
  }

  Fault fault(Code code, String message) {
    return new Fault(diagnostic(code, message));
  }

  /**
   * A diagnostic about this text; if it belongs to the standard library, about the user's text that
   * led to it.
   */
  Diagnostic diagnostic(Code code, String message) {
    Span blamed = Blame.of(origin());
    if (blamed == null) {
      return Diagnostic.of(code, span, message);
    }
    Diagnostic diagnostic = Diagnostic.of(code, blamed, message);
    if (Library.owns(span)) {
      return diagnostic.withLabel(span, "found here, in the standard library");
    }
    Span use = outermostUse();
    return use == null ? diagnostic : diagnostic.withLabel(use, "in what is used here");
  }

  private @Nullable Span outermostUse() {
    Origin outermost = origin().outermost();
    Span use = outermost.span();
    return use == null || use.equals(span) ? null : use;
  }
}
