package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Slice;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Subscript;
import org.jspecify.annotations.Nullable;

/** Indices and slices of tensors and lists. */
final class Indexing {
  private final Elaboration elaboration;

  Indexing(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /** A subscript whose numbers are found. */
  private sealed interface Part {
    /** The text that it is. */
    Span span();

    record NewAxis(Span span) implements Part {}

    record At(Denotation place, Span span) implements Part {}

    record Between(@Nullable Denotation from, @Nullable Denotation to, long step, Span span)
        implements Part {}
  }

  Denotation index(Expression.Index index, Frame frame) {
    Denotation value = elaboration.expressions().evaluate(index.value(), frame);
    List<Part> parts = new ArrayList<>();
    for (Subscript subscript : index.subscripts()) {
      Part part = part(subscript, frame);
      if (part == null) {
        return Mark.POISON;
      }
      parts.add(part);
    }
    if (value == Mark.POISON) {
      return value;
    }
    Site site = frame.at(index.span());
    return value instanceof Sequence || value instanceof Denotation.Range
        ? ofList(Lists.elements(value, site), parts, frame)
        : new Tensor(ofTensor(elaboration.coercion().tensor(value, site), parts, site));
  }

  private @Nullable Part part(Subscript subscript, Frame frame) {
    if (subscript instanceof Subscript.At at) {
      Denotation place = elaboration.expressions().evaluate(at.value(), frame);
      if (place == Mark.POISON) {
        return null;
      }
      return place == Mark.NEW_AXIS ? new Part.NewAxis(at.span()) : new Part.At(place, at.span());
    }
    Subscript.Slice slice = (Subscript.Slice) subscript;
    Denotation from = bound(slice.from(), frame);
    Denotation to = bound(slice.to(), frame);
    Denotation step = bound(slice.step(), frame);
    if (from == Mark.POISON || to == Mark.POISON || step == Mark.POISON) {
      return null;
    }
    Long length = step == null ? Long.valueOf(1) : NumberArithmetic.whole(step);
    if (length == null || length == 0) {
      throw frame
          .at(slice.span())
          .fault(Code.INVALID_VALUE, "the step of a slice is a whole number other than 0");
    }
    return new Part.Between(from, to, length, slice.span());
  }

  private @Nullable Denotation bound(@Nullable Expression expression, Frame frame) {
    return expression == null ? null : elaboration.expressions().evaluate(expression, frame);
  }

  private Denotation ofList(List<Denotation> elements, List<Part> parts, Frame frame) {
    Site site = frame.at(parts.get(0).span());
    Denotation result;
    Dimension size = Dimension.of(elements.size());
    if (parts.get(0) instanceof Part.At at) {
      result = elements.get((int) place(at.place(), size, site).constant());
    } else if (parts.get(0) instanceof Part.Between between) {
      Slice slice = slice(between, 0, size, site);
      List<Denotation> chosen = new ArrayList<>();
      for (long i = 0; i < slice.extent().constant(); i++) {
        chosen.add(elements.get((int) (slice.start().constant() + i * slice.step())));
      }
      result = new Sequence(chosen);
    } else {
      throw site.fault(Code.TYPE_MISMATCH, "a list has no new axis");
    }
    if (parts.size() == 1) {
      return result;
    }
    throw frame.at(parts.get(1).span()).fault(Code.WRONG_RANK, "a list has one dimension");
  }

  private Value ofTensor(Value tensor, List<Part> parts, Site site) {
    Algebra algebra = elaboration.coercion().algebra(site);
    requireRank(tensor, parts, site);
    Value value = tensor;
    List<Dimension> dimensions = new ArrayList<>();
    int axis = 0;
    for (Part part : parts) {
      if (part instanceof Part.NewAxis) {
        dimensions.add(Dimension.ONE);
        continue;
      }
      Dimension extent = value.shape().get(axis);
      Site at = site.frame().at(part.span());
      if (part instanceof Part.Between between) {
        Slice slice = slice(between, axis, extent, at);
        value = algebra.slice(value, slice);
        dimensions.add(slice.extent());
      } else {
        Dimension place = place(((Part.At) part).place(), extent, at);
        value = algebra.slice(value, new Slice(axis, place, Dimension.ONE, 1));
      }
      axis++;
    }
    dimensions.addAll(tensor.shape().dimensions().subList(axis, tensor.shape().rank()));
    return algebra.reshape(value, new Shape(dimensions));
  }

  private static void requireRank(Value tensor, List<Part> parts, Site site) {
    long used = parts.stream().filter(part -> !(part instanceof Part.NewAxis)).count();
    if (used > tensor.shape().rank()) {
      throw new Fault(
          DimensionSource.label(
              site.diagnostic(
                  Code.WRONG_RANK,
                  used
                      + " indices of `"
                      + tensor.type()
                      + "`, which has "
                      + tensor.shape().rank()
                      + " dimensions"),
              tensor));
    }
  }

  /** The place of an element, negative numbers being counted from the end. */
  static Dimension place(Denotation place, Dimension extent, Site site) {
    if (place instanceof Tensor) {
      throw site.fault(
          Code.NOT_AVAILABLE, "this version does not compile an index that is a tensor yet");
    }
    Dimension number = NumberArithmetic.dimension(place);
    if (number == null) {
      throw site.fault(Code.TYPE_MISMATCH, "an index is a whole number, found " + place.describe());
    }
    boolean fromEnd = number.isConstant() && number.constant() < 0;
    Dimension at = fromEnd ? extent.plus(number) : number;
    Dimension room = extent.minus(at);
    boolean outside =
        at.isConstant() && at.constant() < 0 || room.isConstant() && room.constant() <= 0;
    if (outside) {
      throw site.fault(Code.INDEX_OUT_OF_RANGE, "index " + number + " of a dimension of " + extent);
    }
    return at;
  }

  private static Slice slice(Part.Between between, int axis, Dimension extent, Site site) {
    boolean forward = between.step() > 0;
    Dimension first = forward ? Dimension.ZERO : extent.minus(Dimension.ONE);
    Dimension start = between.from() == null ? first : bound(between.from(), extent, forward, site);
    Dimension end =
        between.to() != null
            ? bound(between.to(), extent, forward, site)
            : forward ? extent : Dimension.of(-1);
    Dimension distance = forward ? end.minus(start) : start.minus(end);
    return new Slice(axis, start, count(distance, Math.abs(between.step()), site), between.step());
  }

  /** A bound of a slice; one outside the axis is moved to its end, as NumPy does. */
  private static Dimension bound(Denotation bound, Dimension extent, boolean forward, Site site) {
    Dimension number = NumberArithmetic.dimension(bound);
    if (number == null) {
      throw site.fault(
          Code.NOT_CONSTANT,
          "a slice needs whole numbers known when compiled, found " + bound.describe());
    }
    if (!number.isConstant()) {
      return number;
    }
    long low = forward ? 0 : -1;
    Dimension high = forward ? extent : extent.minus(Dimension.ONE);
    Dimension at = number.constant() < 0 ? extent.plus(number) : number;
    if (at.isConstant() && at.constant() < low) {
      return Dimension.of(low);
    }
    Dimension beyond = at.minus(high);
    return beyond.isConstant() && beyond.constant() > 0 ? high : at;
  }

  private static Dimension count(Dimension distance, long step, Site site) {
    if (distance.isConstant()) {
      return Dimension.of(Math.max(0, -Math.floorDiv(-distance.constant(), step)));
    }
    return distance
        .dividedBy(Dimension.of(step))
        .orElseThrow(
            () ->
                site.fault(
                    Code.NOT_CONSTANT,
                    "how many elements a step of "
                        + step
                        + " leaves of "
                        + distance
                        + " is not known when compiled"));
  }
}
