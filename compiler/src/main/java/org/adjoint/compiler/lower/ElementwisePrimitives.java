package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Known;
import org.adjoint.compiler.lower.Denotation.Number;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.compiler.op.Algebra;
import org.jspecify.annotations.Nullable;

/** Elementwise functions of several operands, which broadcast. */
final class ElementwisePrimitives {
  private ElementwisePrimitives() {}

  static Denotation call(PrimitiveCall call) {
    return switch (call.primitive()) {
      case WHERE -> where(call);
      case STOP_GRADIENT ->
          call.get("x") instanceof Known known
              ? known
              : new Tensor(call.algebra().stopGradient(call.tensor("x")));
      default -> extreme(call);
    };
  }

  private static Denotation extreme(PrimitiveCall call) {
    boolean smaller = call.primitive() == Primitive.MINIMUM;
    Denotation a = call.get("a");
    Denotation b = call.get("b");
    Denotation known = a instanceof Number && b instanceof Number ? extreme(a, b, smaller) : null;
    if (known != null) {
      return known;
    }
    ElementType met = call.coercion().meet(List.of(a, b), call.site());
    ElementType element = Coercion.atLeast(met, ElementType.INT32);
    Value left = call.coercion().tensor(a, element, call.at("a"));
    Value right = call.coercion().tensor(b, element, call.at("b"));
    Shape shape = Broadcasting.common(left, right, call.site());
    Algebra algebra = call.algebra();
    Value x = Broadcasting.stretch(left, shape, algebra);
    Value y = Broadcasting.stretch(right, shape, algebra);
    return new Tensor(smaller ? algebra.minimum(x, y) : algebra.maximum(x, y));
  }

  /** The smaller or larger of two numbers; null where one is not known when compiled. */
  static @Nullable Denotation extreme(Denotation a, Denotation b, boolean smaller) {
    Double left = NumberArithmetic.real(a);
    Double right = NumberArithmetic.real(b);
    if (left == null || right == null) {
      return null;
    }
    return (left <= right) == smaller ? a : b;
  }

  private static Denotation where(PrimitiveCall call) {
    Denotation condition = call.get("c");
    Denotation a = call.get("a");
    Denotation b = call.get("b");
    if (condition instanceof Truth truth && a instanceof Known && b instanceof Known) {
      return truth.value() ? a : b;
    }
    Value chosen = call.tensor("c");
    if (chosen.element() != ElementType.BOOL) {
      throw call.at("c")
          .fault(
              Code.TYPE_MISMATCH,
              "the condition of `where` is a bool, found `" + chosen.type() + "`");
    }
    ElementType element = call.coercion().meet(List.of(a, b), call.site());
    Value left = call.coercion().tensor(a, element, call.at("a"));
    Value right = call.coercion().tensor(b, element, call.at("b"));
    Algebra algebra = call.algebra();
    Shape both = Broadcasting.common(left, right, call.site());
    Value stretched = Broadcasting.stretch(left, both, algebra);
    Shape shape = Broadcasting.common(chosen, stretched, call.site());
    return new Tensor(
        algebra.select(
            Broadcasting.stretch(chosen, shape, algebra),
            Broadcasting.stretch(left, shape, algebra),
            Broadcasting.stretch(right, shape, algebra)));
  }
}
