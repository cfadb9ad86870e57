package org.adjoint.compiler.lower;

import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Number;
import org.adjoint.compiler.lower.Denotation.Real;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.lower.Denotation.Whole;
import org.adjoint.compiler.op.Algebra;

/** What makes tensors of shapes, and shapes of tensors. */
final class Creations {
  private Creations() {}

  static Denotation call(PrimitiveCall call) {
    return switch (call.primitive()) {
      case RANGE -> range(call);
      case ZEROS -> filled(call, 0);
      case ONES -> filled(call, 1);
      case ZEROS_LIKE -> like(call, 0);
      case ONES_LIKE -> like(call, 1);
      case SIZE -> size(call);
      default -> shape(call);
    };
  }

  private static Denotation range(PrimitiveCall call) {
    Dimension extent = ShapeMatcher.dimension(call.get("n"), call.at("n"));
    return new Tensor(call.algebra().iota(extent));
  }

  private static Denotation filled(PrimitiveCall call, double number) {
    Shape shape = call.shape("shape");
    Algebra algebra = call.algebra();
    return new Tensor(algebra.fill(algebra.constant(ElementType.FLOAT32, number), shape));
  }

  private static Denotation like(PrimitiveCall call, double number) {
    if (call.get("x") instanceof Number model) {
      return model instanceof Real ? new Real(number) : new Whole((long) number);
    }
    return new Tensor(call.algebra().like(call.tensor("x"), number));
  }

  private static Denotation size(PrimitiveCall call) {
    Denotation list = call.get("list");
    if (list instanceof Sequence sequence) {
      return new Whole(sequence.elements().size());
    }
    if (list instanceof Denotation.Range range) {
      return new Whole(range.size());
    }
    throw call.at("list")
        .fault(Code.TYPE_MISMATCH, "`size` is the length of a list, found " + list.describe());
  }

  private static Denotation shape(PrimitiveCall call) {
    Value x = call.tensor("x");
    return new Sequence(Movements.numbers(x.shape()));
  }
}
