package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.lower.Denotation.Number;
import org.adjoint.compiler.lower.Denotation.Whole;
import org.adjoint.compiler.syntax.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Reductions of lists of numbers known when compiled. */
final class NumberReductions {
  private NumberReductions() {}

  /** The result, or null where it is not known when compiled. */
  static @Nullable Denotation find(PrimitiveCall call) {
    List<Denotation> elements = Lists.find(call.get("x"), call.at("x"));
    boolean numbers =
        elements != null
            && !elements.isEmpty()
            && elements.stream().allMatch(NumberReductions::isKnown);
    if (!numbers || elements == null || call.has("axis") || call.has("keep")) {
      return null;
    }
    Denotation result = elements.get(0);
    for (Denotation element : elements.subList(1, elements.size())) {
      Denotation next = combine(call, result, element);
      if (next == null) {
        return null;
      }
      result = next;
    }
    return call.primitive() == Primitive.MEAN
        ? apply(BinaryOperator.DIVIDE, result, new Whole(elements.size()), call)
        : result;
  }

  private static boolean isKnown(Denotation element) {
    return NumberArithmetic.real(element) != null;
  }

  private static @Nullable Denotation combine(PrimitiveCall call, Denotation a, Denotation b) {
    return switch (call.primitive()) {
      case SUM, MEAN -> apply(BinaryOperator.ADD, a, b, call);
      case PROD -> apply(BinaryOperator.MULTIPLY, a, b, call);
      case MAX -> ElementwisePrimitives.extreme(a, b, false);
      case MIN -> ElementwisePrimitives.extreme(a, b, true);
      default -> null;
    };
  }

  private static @Nullable Denotation apply(
      BinaryOperator operator, Denotation a, Denotation b, PrimitiveCall call) {
    return NumberArithmetic.apply(operator, (Number) a, (Number) b, call.site());
  }
}
