package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Shape;

/**
 * Where all elements of a value are.
 *
 * @param start what is added to the place of each element
 * @param rows how many of the value's leading axes the place does not have: those of the row in
 *     hand
 * @param strides how far a step along each of the other axes moves
 */
record Location(Placement place, Dimension start, int rows, List<Dimension> strides) {
  Location {
    strides = List.copyOf(strides);
  }

  /** The location of a value that is stored row by row. */
  static Location of(Placement place, Shape shape) {
    return new Location(place, Dimension.ZERO, 0, shape.strides());
  }

  /** The location of a row of a value, which the maker of the value keeps for itself. */
  static Location ofRow(Placement place, Shape shape, int rows) {
    Shape row = new Shape(shape.dimensions().subList(rows, shape.rank()));
    return new Location(place, Dimension.ZERO, rows, row.strides());
  }

  /** The place of an element, counted from the placement's offset. */
  IndexExpression flat(List<IndexExpression> index) {
    return Placement.flat(strides, index.subList(rows, index.size())).plus(start);
  }

  /** The location that begins some elements further on. */
  Location from(Dimension distance) {
    return new Location(place, start.plus(distance), rows, strides);
  }

  /**
   * Where the slices of a sequence are that a turn is given.
   *
   * @param view the sequence's element at the turn and the loops numbered by the slice's axes
   */
  Location slices(Roots.View view, Turn turn, Shape slice) {
    IndexExpression flat = flat(view.index());
    IndexExpression offset = IndexExpression.ZERO;
    for (IndexExpression.Atom atom : turn.index().factors().keySet()) {
      offset = offset.plus(turn.position().times(factor(flat, atom)));
    }
    List<Dimension> own = new ArrayList<>();
    for (int axis = 0; axis < slice.rank(); axis++) {
      own.add(factor(flat, new IndexExpression.Atom.Loop(axis, slice.get(axis))));
    }
    return new Location(place.plus(offset), flat.constant(), 0, own);
  }

  private static Dimension factor(IndexExpression index, IndexExpression.Atom atom) {
    return index.factors().getOrDefault(atom, Dimension.ZERO);
  }
}
