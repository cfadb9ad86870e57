package org.adjoint.compiler.lower;

import java.util.Collections;
import java.util.List;
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
      case PER_AXIS -> perAxis(call);
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

  /** A list of as many elements as there are axes; what is no list is the same for each of them. */
  private static Denotation perAxis(PrimitiveCall call) {
    long count = call.whole("n");
    Limits.checkElements(count, call.at("n"));
    Denotation value = call.get("value");
    List<Denotation> list = Lists.find(value, call.at("value"));
    if (list == null) {
      return new Sequence(Collections.nCopies((int) Math.max(0, count), value));
    }
    if (list.size() != count) {
      throw call.at("value")
          .fault(
              Code.INVALID_VALUE,
              "one number, or a list of " + count + ", is needed here, found " + list.size());
    }
    return new Sequence(list);
  }

  private static Denotation shape(PrimitiveCall call) {
    Value x = call.tensor("x");
    return new Sequence(Movements.numbers(x.shape()));
  }
}
