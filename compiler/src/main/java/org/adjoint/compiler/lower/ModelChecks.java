package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.source.Span;

/** Checks what only the whole of a model's graphs shows. */
final class ModelChecks {
  private final Reporter reporter;

  ModelChecks(Reporter reporter) {
    this.reporter = reporter;
  }

  /** A prediction is made without targets. */
  void requireNoTarget(String output, Ledger.Finding finding) {
    for (Value each : Graph.reachable(List.of(finding.value()))) {
      if (each.operation() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.TARGET) {
        String message = "the output `" + output + "` depends on the target `" + leaf.name() + "`";
        Diagnostic diagnostic =
            finding
                .site()
                .diagnostic(Code.OUTPUT_NEEDS_TARGET, message)
                .withNote("a prediction is made without targets");
        reporter.report(DimensionSource.label(diagnostic, each));
      }
    }
  }

  /** What is kept begins before there is any data. */
  void requireIndependent(Persistent persistent) {
    for (Value value : Graph.reachable(List.of(persistent.initial()))) {
      boolean fed =
          value.operation() instanceof Leaf leaf
              && (leaf.kind() == Leaf.Kind.INPUT || leaf.kind() == Leaf.Kind.TARGET);
      Span span = Blame.of(persistent.origin());
      if (value.operation() instanceof TurnValue && span != null) {
        reporter.report(
            Diagnostic.of(
                Code.NOT_CONSTANT,
                span,
                "`"
                    + persistent.leaf().name()
                    + "` is made once for all turns of a scan, but its first value depends on the"
                    + " turn"));
        return;
      }
      if (fed && span != null) {
        String name = persistent.leaf().name();
        String message =
            "`" + name + "` begins before there is data, but its first value depends on some";
        Diagnostic diagnostic = Diagnostic.of(Code.NOT_CONSTANT, span, message);
        reporter.report(DimensionSource.label(diagnostic, value));
        return;
      }
    }
  }

  /** A metric is reported of training and of validation alike. */
  void requireSameMetrics(ModelGraph training, ModelGraph inference, Span model) {
    if (!training.metrics().keySet().equals(inference.metrics().keySet())) {
      reporter.report(
          Diagnostic.of(
              Code.MISPLACED_STATEMENT,
              model,
              "a metric is there in training only, or outside of it only"));
    }
  }
}
