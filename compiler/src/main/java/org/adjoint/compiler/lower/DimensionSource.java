package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Scan;
import org.adjoint.compiler.op.Transpose;
import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** Finds the text that fixed a dimension of a value, so that an error can show it. */
final class DimensionSource {
  private DimensionSource() {}

  /** The origin of the value from which the dimension was handed on unchanged. */
  static Origin of(Value value, int axis) {
    Value at = value;
    int place = axis;
    while (true) {
      Step step = back(at, place);
      if (step == null) {
        return at.origin();
      }
      at = step.value();
      place = step.axis();
    }
  }

  private record Step(Value value, int axis) {}

  private static @Nullable Step back(Value value, int axis) {
    if (value.operation() instanceof Elementwise) {
      return new Step(value.operand(0), axis);
    }
    if (value.operation() instanceof TurnValue turn) {
      boolean slice = turn.variable().role() == LoopVariable.Role.SLICE;
      return turn.outside() == null ? null : new Step(turn.outside(), slice ? axis + 1 : axis);
    }
    if (value.operation() instanceof Scan scan && scan.result() instanceof Scan.Result.Last last) {
      return new Step(value.operand(last.carry()), axis);
    }
    if (value.operation() instanceof Broadcast broadcast) {
      int source = broadcast.axes().indexOf(axis);
      return source < 0 ? null : new Step(value.operand(0), source);
    }
    if (value.operation() instanceof Transpose transpose) {
      return new Step(value.operand(0), transpose.axes().get(axis));
    }
    if (value.operation() instanceof Reduce reduce) {
      int source = axis;
      for (int reduced : reduce.axes()) {
        source += reduced <= source ? 1 : 0;
      }
      return new Step(value.operand(0), source);
    }
    if (value.operation() instanceof Contraction contraction) {
      int label = contraction.result().get(axis);
      int left = contraction.left().indexOf(label);
      return left >= 0
          ? new Step(value.operand(0), left)
          : new Step(value.operand(1), contraction.right().indexOf(label));
    }
    return null;
  }

  /** Adds where a dimension of a value comes from. */
  static Diagnostic label(Diagnostic diagnostic, Value value, int axis) {
    String text = "`" + value.shape().get(axis) + "` of `" + value.type() + "` comes from here";
    return label(diagnostic, of(value, axis), text);
  }

  /** Adds where a value comes from. */
  static Diagnostic label(Diagnostic diagnostic, Value value) {
    return label(diagnostic, value.origin(), "`" + value.type() + "` is made here");
  }

  private static Diagnostic label(Diagnostic diagnostic, Origin origin, String text) {
    Span span = Blame.of(origin);
    if (span == null || span.equals(diagnostic.span()) || isLabelled(diagnostic, span)) {
      return diagnostic;
    }
    return diagnostic.withLabel(span, text);
  }

  private static boolean isLabelled(Diagnostic diagnostic, Span span) {
    return diagnostic.labels().stream().anyMatch(label -> label.span().equals(span));
  }

  /** Adds where each of some values comes from. */
  static Diagnostic labels(Diagnostic diagnostic, List<Value> values) {
    Diagnostic labelled = diagnostic;
    for (Value value : values) {
      labelled = label(labelled, value);
    }
    return labelled;
  }
}
