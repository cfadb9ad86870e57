package org.adjoint.compiler.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.ModelGraph;
import org.adjoint.compiler.op.Divide;
import org.adjoint.compiler.op.Exp;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Sigmoid;
import org.adjoint.compiler.op.Softplus;
import org.adjoint.compiler.op.Subtract;
import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Finds a softmax of a softmax, and the logarithm of a sigmoid of a sigmoid, on the way to the
 * loss: a loss on logits was given probabilities.
 */
final class RepeatedSoftmax {
  private RepeatedSoftmax() {}

  static List<Diagnostic> of(ModelGraph model) {
    if (model.loss() == null) {
      return List.of();
    }
    List<Diagnostic> found = new ArrayList<>();
    for (Value value : Graph.reachable(List.of(model.loss()))) {
      Value probabilities = probabilities(value);
      Span span = value.origin().outermost().span();
      if (probabilities != null && span != null) {
        found.add(warning(span, probabilities));
      }
    }
    return found;
  }

  /** What is squashed a second time by a value, or null. */
  private static @Nullable Value probabilities(Value value) {
    if (value.operation() instanceof Softplus) {
      Value operand = value.operand(0);
      return operand.operation() instanceof Sigmoid ? operand : null;
    }
    Value exponent = normalized(value);
    return exponent != null && isSoftmax(exponent) ? exponent : null;
  }

  /** Of Σ exp(x − c) or Σ exp(x) the x, or null. */
  private static @Nullable Value normalized(Value value) {
    if (!isSum(value) || !(value.operand(0).operation() instanceof Exp)) {
      return null;
    }
    Value exponent = value.operand(0).operand(0);
    return exponent.operation() instanceof Subtract ? exponent.operand(0) : exponent;
  }

  private static boolean isSoftmax(Value value) {
    if (!(value.operation() instanceof Divide)) {
      return false;
    }
    Value numerator = value.operand(0);
    Value denominator = value.operand(1);
    while (denominator.operation() instanceof Movement) {
      denominator = denominator.operand(0);
    }
    return numerator.operation() instanceof Exp
        && isSum(denominator)
        && Objects.equals(denominator.operand(0), numerator);
  }

  private static boolean isSum(Value value) {
    return value.operation() instanceof Reduce reduce && reduce.kind() == Reduce.Kind.SUM;
  }

  private static Diagnostic warning(Span span, Value probabilities) {
    Diagnostic warning =
        Diagnostic.of(
                Code.REPEATED_SOFTMAX,
                span,
                "this takes logits and makes probabilities of them, but is given probabilities")
            .withHelp(
                "give it what stood before the softmax or sigmoid: squashed twice, it learns slowly");
    Span made = probabilities.origin().outermost().span();
    return made == null || made.equals(span)
        ? warning
        : warning.withLabel(made, "they are made here");
  }
}
