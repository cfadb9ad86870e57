package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Extent;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Slice;
import org.jspecify.annotations.Nullable;

/** What moves elements and changes none. */
final class Movements {
  private Movements() {}

  static Denotation call(PrimitiveCall call) {
    return switch (call.primitive()) {
      case CONCAT -> concat(call);
      case SPLIT -> split(call);
      case RESHAPE -> new Tensor(reshape(call));
      default -> new Tensor(transpose(call));
    };
  }

  private static Denotation concat(PrimitiveCall call) {
    if (!(call.get("parts") instanceof Sequence parts) || parts.elements().isEmpty()) {
      throw call.at("parts")
          .fault(
              Code.TYPE_MISMATCH,
              "`concat` joins a list of tensors, found " + call.get("parts").describe());
    }
    if (parts.elements().stream().allMatch(Sequence.class::isInstance)) {
      return joined(parts, call.site());
    }
    ElementType element = call.coercion().meet(parts.elements(), call.at("parts"));
    List<Value> values = new ArrayList<>();
    for (Denotation part : parts.elements()) {
      values.add(call.coercion().tensor(part, element, call.at("parts")));
    }
    Value first = values.get(0);
    int axis = call.axis("axis", -1, first.shape().rank());
    for (Value value : values) {
      requireFit(first, value, axis, call);
    }
    return new Tensor(call.algebra().concat(values, axis));
  }

  /** Lists joined are a list, which a shape may still be. */
  private static Sequence joined(Sequence lists, Site site) {
    Limits.checkElements(lists.total(), site);
    List<Denotation> elements = new ArrayList<>();
    lists.elements().forEach(list -> elements.addAll(((Sequence) list).elements()));
    return new Sequence(elements);
  }

  private static void requireFit(Value first, Value value, int axis, PrimitiveCall call) {
    boolean fits =
        first.shape().rank() == value.shape().rank()
            && first.shape().without(List.of(axis)).equals(value.shape().without(List.of(axis)));
    if (!fits) {
      throw new Fault(
          DimensionSource.labels(
              call.site()
                  .diagnostic(
                      Code.SHAPE_MISMATCH,
                      "`"
                          + first.shape()
                          + "` and `"
                          + value.shape()
                          + "` cannot be joined along axis "
                          + axis
                          + ": they differ in another"),
              List.of(first, value)));
    }
  }

  private static Denotation split(PrimitiveCall call) {
    Value x = call.tensor("x");
    int axis = call.axis("axis", -1, x.shape().rank());
    List<Denotation> parts = new ArrayList<>();
    Dimension start = Dimension.ZERO;
    for (Dimension extent : extents(call, x, axis)) {
      parts.add(new Tensor(call.algebra().slice(x, new Slice(axis, start, extent, 1))));
      start = start.plus(extent);
    }
    return new Sequence(parts);
  }

  private static List<Dimension> extents(PrimitiveCall call, Value x, int axis) {
    Dimension whole = x.shape().get(axis);
    List<Dimension> extents = new ArrayList<>();
    if (call.get("n") instanceof Sequence sizes) {
      Dimension sum = Dimension.ZERO;
      for (Denotation size : sizes.elements()) {
        Dimension extent = ShapeMatcher.dimension(size, call.at("n"));
        extents.add(extent);
        sum = sum.plus(extent);
      }
      if (!sum.equals(whole)) {
        throw uneven(call, x, axis, "parts of " + sum + " in all");
      }
      return extents;
    }
    long count = call.whole("n");
    Limits.checkElements(count, call.at("n"));
    Dimension part = count < 1 ? null : whole.dividedBy(Dimension.of(count)).orElse(null);
    if (part == null) {
      throw uneven(call, x, axis, count + " equal parts");
    }
    for (long i = 0; i < count; i++) {
      extents.add(part);
    }
    return extents;
  }

  private static Fault uneven(PrimitiveCall call, Value x, int axis, String parts) {
    return new Fault(
        DimensionSource.label(
            call.site()
                .diagnostic(
                    Code.SHAPE_MISMATCH,
                    "axis " + axis + " of `" + x.type() + "` cannot be split into " + parts),
            x,
            axis));
  }

  private static Value reshape(PrimitiveCall call) {
    Value x = call.tensor("x");
    List<Denotation> extents = list(call);
    List<Dimension> dimensions = new ArrayList<>();
    int inferred = -1;
    for (Denotation extent : extents) {
      Long whole = NumberArithmetic.whole(extent);
      if (extent != Mark.INFERRED && (whole == null || whole != -1)) {
        dimensions.add(ShapeMatcher.dimension(extent, call.site()));
        continue;
      }
      if (inferred >= 0) {
        throw call.site()
            .fault(Code.INVALID_VALUE, "only one dimension of `reshape` can be inferred");
      }
      inferred = dimensions.size();
      dimensions.add(Dimension.ONE);
    }
    Shape shape = new Shape(dimensions);
    if (inferred >= 0) {
      Dimension rest = quotient(x.shape().size(), shape.size());
      shape = rest == null ? shape : shape.with(inferred, rest);
    }
    if (!shape.size().equals(x.shape().size())) {
      throw elements(call, x, shape);
    }
    return call.algebra().reshape(x, shape);
  }

  private static @Nullable Dimension quotient(Dimension a, Dimension b) {
    return b.is(0) ? null : a.dividedBy(b).orElse(null);
  }

  private static Fault elements(PrimitiveCall call, Value x, Shape shape) {
    return new Fault(
        DimensionSource.label(
            call.site()
                .diagnostic(
                    Code.ELEMENT_COUNT,
                    "`"
                        + x.shape()
                        + "` has "
                        + x.shape().size()
                        + " elements, `"
                        + shape
                        + "` has "
                        + shape.size()),
            x));
  }

  /** The arguments that follow the tensor, or the elements of a list in their place. */
  private static List<Denotation> list(PrimitiveCall call) {
    List<Denotation> values = call.repeated().stream().map(Given::value).toList();
    return values.size() == 1 ? Lists.orSingle(values.get(0), call.site()) : values;
  }

  private static Value transpose(PrimitiveCall call) {
    Value x = call.tensor("x");
    int rank = x.shape().rank();
    List<Integer> axes = new ArrayList<>();
    for (Denotation axis : list(call)) {
      axes.add(call.axis(axis, rank, call.site()));
    }
    if (axes.isEmpty()) {
      for (int axis = rank - 1; axis >= 0; axis--) {
        axes.add(axis);
      }
    }
    if (axes.stream().distinct().count() != rank || axes.size() != rank) {
      throw call.site()
          .fault(
              Code.WRONG_RANK,
              "`transpose` of `"
                  + x.type()
                  + "` needs each of its "
                  + rank
                  + " axes once, found "
                  + axes);
    }
    return call.algebra().transpose(x, axes);
  }

  /** The last two axes swapped. */
  static Value swapLast(Value x, Site site, Algebra algebra) {
    int rank = x.shape().rank();
    if (rank < 2) {
      throw site.fault(
          Code.WRONG_RANK, "`.T` swaps the last two dimensions, `" + x.type() + "` has " + rank);
    }
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < rank - 2; axis++) {
      axes.add(axis);
    }
    axes.add(rank - 1);
    axes.add(rank - 2);
    return algebra.transpose(x, axes);
  }

  /** The extents of a shape as numbers. */
  static List<Denotation> numbers(Shape shape) {
    List<Denotation> numbers = new ArrayList<>();
    shape.dimensions().forEach(dimension -> numbers.add(Extent.of(dimension)));
    return numbers;
  }
}
