package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Extent;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Slice;

/** What chooses elements by their number. */
final class Selections {
  private Selections() {}

  static Denotation call(PrimitiveCall call) {
    return switch (call.primitive()) {
      case TAKE_CLASS -> new Tensor(takeClass(call));
      case ONE_HOT -> new Tensor(oneHot(call));
      default -> take(call);
    };
  }

  /** Of each row the element whose number the class is. */
  private static Value takeClass(PrimitiveCall call) {
    Value x = call.tensor("x");
    Value y = classes(call);
    int last = call.axis("axis", -1, x.shape().rank());
    Shape rows = x.shape().without(List.of(last));
    if (!rows.equals(y.shape())) {
      Diagnostic diagnostic =
          call.site()
              .diagnostic(
                  Code.SHAPE_MISMATCH,
                  "`take_class` of `"
                      + x.type()
                      + "` needs classes `int"
                      + rows
                      + "`, found `"
                      + y.type()
                      + "`");
      throw new Fault(DimensionSource.labels(diagnostic, List.of(x, y)));
    }
    Algebra algebra = call.algebra();
    Value zero = algebra.like(x, 0);
    Value chosen = algebra.select(chosen(y, x.shape(), last, call), x, zero);
    return algebra.reduce(Reduce.Kind.SUM, chosen, List.of(last));
  }

  private static Value classes(PrimitiveCall call) {
    Value y = call.tensor("y");
    if (y.element() != ElementType.INT32) {
      Diagnostic diagnostic =
          call.at("y")
              .diagnostic(
                  Code.TYPE_MISMATCH,
                  "`" + call.name() + "` needs classes of type `int`, found `" + y.type() + "`");
      throw new Fault(DimensionSource.label(diagnostic, y));
    }
    return y;
  }

  /** Whether the number along an axis is the class. */
  private static Value chosen(Value y, Shape shape, int axis, PrimitiveCall call) {
    Algebra algebra = call.algebra();
    Value numbers = algebra.spreadVector(algebra.iota(shape.get(axis)), shape, axis);
    Value chosen = algebra.equal(numbers, algebra.spread(y, shape, List.of(axis)));
    call.elaboration().ledger().addIndexUse(chosen, y, shape.get(axis), false);
    return chosen;
  }

  private static Value oneHot(PrimitiveCall call) {
    Value y = classes(call);
    Dimension count = ShapeMatcher.dimension(call.get("n"), call.at("n"));
    int axis = call.axis("axis", -1, y.shape().rank() + 1);
    List<Dimension> dimensions = new ArrayList<>(y.shape().dimensions());
    dimensions.add(axis, count);
    Value chosen = chosen(y, new Shape(dimensions), axis, call);
    return call.algebra().convert(chosen, ElementType.FLOAT32);
  }

  private static Value wholes(Value indices, Site site) {
    if (indices.element() != ElementType.INT32) {
      Diagnostic diagnostic =
          site.diagnostic(
              Code.TYPE_MISMATCH, "an index is of type `int`, found `" + indices.type() + "`");
      throw new Fault(DimensionSource.label(diagnostic, indices));
    }
    return indices;
  }

  /** Indices of which those below 0 are counted from the end. */
  static Value indices(Value indices, Dimension extent, Elaboration elaboration, Site site) {
    Value wholes = wholes(indices, site);
    Algebra algebra = elaboration.coercion().algebra(site);
    Value end = elaboration.coercion().tensor(Extent.of(extent), ElementType.INT32, site);
    Value fromEnd = algebra.add(wholes, algebra.fill(end, wholes.shape()));
    return algebra.select(algebra.less(wholes, algebra.like(wholes, 0)), fromEnd, wholes);
  }

  private static Denotation take(PrimitiveCall call) {
    Value x = call.tensor("x");
    int axis = call.axis("axis", 0, x.shape().rank());
    if (NumberArithmetic.dimension(call.get("i")) == null) {
      Denotation places = Slices.places(call.get("i"), x.shape().get(axis), call.at("i"));
      Value chosen = call.elaboration().coercion().tensor(places, call.at("i"));
      Value indices = wholes(chosen, call.at("i"));
      Value taken = call.algebra().gather(x, indices, axis);
      call.elaboration().ledger().addIndexUse(taken, indices, x.shape().get(axis), false);
      return new Tensor(taken);
    }
    Dimension place = Slices.place(call.get("i"), x.shape().get(axis), call.at("i"));
    Value row = call.algebra().slice(x, new Slice(axis, place, Dimension.ONE, 1));
    return new Tensor(call.algebra().reshape(row, x.shape().without(List.of(axis))));
  }
}
