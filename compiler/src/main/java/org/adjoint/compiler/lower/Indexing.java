package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Range;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Slice;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Subscript;
import org.jspecify.annotations.Nullable;

/** Indices and slices of tensors and lists. */
final class Indexing {
  private final Elaboration elaboration;

  Indexing(Elaboration elaboration) {
    this.elaboration = elaboration;
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
    return value == Mark.POISON ? value : index(value, parts, frame.at(index.span()));
  }

  private @Nullable Part part(Subscript subscript, Frame frame) {
    if (subscript instanceof Subscript.At at) {
      Denotation place = number(at.value(), frame);
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
    return expression == null ? null : number(expression, frame);
  }

  /** In a data block the name of a constant is one here, even where a column has it. */
  private Denotation number(Expression expression, Frame frame) {
    Denotation value = elaboration.expressions().evaluate(expression, frame);
    Denotation constant = value instanceof Denotation.Row row ? row.constant() : null;
    return constant == null ? value : constant;
  }

  private Denotation index(Denotation value, List<Part> parts, Site site) {
    if (elaboration.isData() && DataIndexing.concerns(value, parts)) {
      return DataIndexing.index(value, parts, site);
    }
    boolean tensor = parts.stream().anyMatch(Part.NewAxis.class::isInstance);
    List<Denotation> elements = tensor ? null : Lists.find(value, site);
    return elements != null
        ? ofList(elements, parts, site)
        : new Tensor(ofTensor(elaboration.coercion().tensor(value, site), parts, site));
  }

  private Denotation ofList(List<Denotation> elements, List<Part> parts, Site site) {
    Part first = parts.get(0);
    List<Part> others = parts.subList(1, parts.size());
    Site at = site.frame().at(first.span());
    Dimension size = Dimension.of(elements.size());
    if (first instanceof Part.At one) {
      long place = known(Slices.place(one.place(), size, at), at);
      Denotation element = elements.get((int) place);
      return others.isEmpty() ? element : index(element, others, site);
    }
    Slice slice = Slices.slice((Part.Between) first, 0, size, at);
    long start = known(slice.start(), at);
    List<Denotation> chosen = new ArrayList<>();
    for (long i = 0; i < known(slice.extent(), at); i++) {
      Denotation element = elements.get((int) (start + i * slice.step()));
      chosen.add(others.isEmpty() ? element : index(element, others, site));
    }
    return new Sequence(chosen);
  }

  private static long known(Dimension number, Site site) {
    if (!number.isConstant()) {
      throw site.fault(
          Code.NOT_CONSTANT, "a list is indexed by what is known when compiled, found " + number);
    }
    return number.constant();
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
        Slice slice = Slices.slice(between, axis, extent, at);
        value = algebra.slice(value, slice);
        dimensions.add(slice.extent());
      } else if (isTensor(((Part.At) part).place())) {
        Denotation places = Slices.places(((Part.At) part).place(), extent, at);
        Value chosen = elaboration.coercion().tensor(places, at);
        Value indices = Selections.indices(chosen, extent, elaboration, at);
        value = algebra.gather(value, indices, axis);
        elaboration.ledger().addIndexUse(value, chosen, extent, true);
        dimensions.addAll(indices.shape().dimensions());
        axis += indices.shape().rank() - 1;
      } else {
        Dimension place = Slices.place(((Part.At) part).place(), extent, at);
        value = algebra.slice(value, new Slice(axis, place, Dimension.ONE, 1));
      }
      axis++;
    }
    dimensions.addAll(value.shape().dimensions().subList(axis, value.shape().rank()));
    return algebra.reshape(value, new Shape(dimensions));
  }

  private static boolean isTensor(Denotation place) {
    return place instanceof Tensor || place instanceof Sequence || place instanceof Range;
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
}
