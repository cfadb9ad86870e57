package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.op.Slice;

/** Works out which places of a dimension a subscript chooses. */
final class Slices {
  private Slices() {}

  /** The place of an element, negative numbers being counted from the end. */
  static Dimension place(Denotation place, Dimension extent, Site site) {
    if (place instanceof Denotation.Tensor) {
      throw site.fault(
          Code.NOT_CONSTANT,
          "the index of a list is known when compiled, found " + place.describe());
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

  /**
   * Places that are chosen together: those of them that are known when compiled are held to the
   * dimension and, where they are negative, counted from its end, as a single one is.
   */
  static Denotation places(Denotation chosen, Dimension extent, Site site) {
    if (!extent.isConstant()) {
      return chosen;
    }
    if (chosen instanceof Denotation.Range range && range.first() >= 0 && range.size() > 0) {
      place(new Denotation.Whole(range.end() - 1), extent, site);
      return range;
    }
    List<Denotation> elements = Lists.find(chosen, site);
    if (elements != null) {
      return new Denotation.Sequence(
          elements.stream().map(element -> places(element, extent, site)).toList());
    }
    boolean known = NumberArithmetic.whole(chosen) != null;
    return known ? Denotation.Extent.of(place(chosen, extent, site)) : chosen;
  }

  /** The part of an axis that a subscript chooses. */
  static Slice slice(Part.Between between, int axis, Dimension extent, Site site) {
    boolean forward = between.step() > 0;
    Dimension first = forward ? Dimension.ZERO : extent.minus(Dimension.ONE);
    Dimension start = between.from() == null ? first : bound(between.from(), extent, forward, site);
    Dimension end =
        between.to() != null
            ? bound(between.to(), extent, forward, site)
            : forward ? extent : Dimension.of(-1);
    Dimension distance = forward ? end.minus(start) : start.minus(end);
    Dimension count = count(distance, Math.abs(between.step()), site);
    // An empty slice may begin behind the end, where there is no element.
    return new Slice(axis, count.is(0) ? Dimension.ZERO : start, count, between.step());
  }

  /** A bound of a slice; one outside the axis is moved to its end, as NumPy does. */
  private static Dimension bound(Denotation bound, Dimension extent, boolean forward, Site site) {
    Dimension number = NumberArithmetic.dimension(bound);
    if (number == null) {
      throw site.fault(
          Code.NOT_CONSTANT,
          "a slice needs whole numbers known when compiled, found " + bound.describe());
    }
    boolean fromEnd = number.isConstant() && number.constant() < 0;
    Dimension at = fromEnd ? extent.plus(number) : number;
    Dimension low = forward ? Dimension.ZERO : Dimension.of(-1);
    Dimension high = forward ? extent : extent.minus(Dimension.ONE);
    if (at.isConstant() && at.constant() < low.constant()) {
      return low;
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
