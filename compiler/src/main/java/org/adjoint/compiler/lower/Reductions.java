package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Extent;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;

/** One number from all elements, or from those along some axes. */
final class Reductions {
  private Reductions() {}

  static Denotation call(PrimitiveCall call) {
    Denotation known = NumberReductions.find(call);
    if (known != null) {
      return known;
    }
    return new Tensor(
        switch (call.primitive()) {
          case ARGMAX -> place(call, Reduce.Kind.MAXIMUM);
          case ARGMIN -> place(call, Reduce.Kind.MINIMUM);
          case MEAN -> mean(call);
          case MAX -> reduce(call, Reduce.Kind.MAXIMUM, call.numbers("x"));
          case MIN -> reduce(call, Reduce.Kind.MINIMUM, call.numbers("x"));
          case PROD -> reduce(call, Reduce.Kind.PRODUCT, call.numbers("x"));
          default -> reduce(call, Reduce.Kind.SUM, call.numbers("x"));
        });
  }

  private static Value reduce(PrimitiveCall call, Reduce.Kind kind, Value x) {
    List<Integer> axes = call.axes("axis", x.shape().rank());
    Value reduced = call.algebra().reduce(kind, x, axes);
    return call.truth("keep", false) ? kept(reduced, x, axes, call.algebra()) : reduced;
  }

  private static Value kept(Value reduced, Value x, List<Integer> axes, Algebra algebra) {
    Shape shape = x.shape();
    for (int axis : axes) {
      shape = shape.with(axis, Dimension.ONE);
    }
    return algebra.reshape(reduced, shape);
  }

  private static Value mean(PrimitiveCall call) {
    Value x = call.floating("x");
    Value sum = reduce(call, Reduce.Kind.SUM, x);
    Dimension count = Dimension.ONE;
    for (int axis : call.axes("axis", x.shape().rank())) {
      count = count.times(x.shape().get(axis));
    }
    Algebra algebra = call.algebra();
    Value divisor = call.coercion().tensor(Extent.of(count), sum.element(), call.site());
    return algebra.divide(sum, algebra.fill(divisor, sum.shape()));
  }

  /** The first place of the largest or smallest element along an axis. */
  private static Value place(PrimitiveCall call, Reduce.Kind kind) {
    Value x = call.numbers("x");
    int rank = x.shape().rank();
    int axis = call.axis("axis", -1, rank);
    Dimension extent = x.shape().get(axis);
    Algebra algebra = call.algebra();
    Value extreme = algebra.reduce(kind, x, List.of(axis));
    Value found = algebra.equal(x, algebra.spread(extreme, x.shape(), List.of(axis)));
    Value places = algebra.spreadVector(algebra.iota(extent), x.shape(), axis);
    Value none =
        call.coercion()
            .tensor(Extent.of(extent.minus(Dimension.ONE)), ElementType.INT32, call.site());
    Value candidates = algebra.select(found, places, algebra.fill(none, x.shape()));
    return algebra.reduce(Reduce.Kind.MINIMUM, candidates, List.of(axis));
  }
}
