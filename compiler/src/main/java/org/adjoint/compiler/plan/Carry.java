package org.adjoint.compiler.plan;

import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;

/**
 * Where a value that a loop carries is from turn to turn.
 *
 * @param size the elements of one value of it
 */
record Carry(Buffer buffer, Dimension size, Turn turn, Form form) {
  private static final Dimension TWO = Dimension.of(2);

  /** How many of its values are kept. */
  enum Form {
    /** The one in hand, which the next one takes the place of. */
    ONE,
    /** The one in hand and the next one, in places that change their roles. */
    TWO,
    /** All: the values at the beginning and after each turn, in the order of positions. */
    HISTORY;

    /** The number of values of a loop of the given number of turns that have a place. */
    Dimension places(Dimension turns) {
      return switch (this) {
        case ONE -> Dimension.ONE;
        case TWO -> Carry.TWO;
        case HISTORY -> turns.plus(Dimension.ONE);
      };
    }
  }

  /** What the turn in hand begins with. */
  Placement now() {
    return switch (form) {
      case ONE -> first();
      case TWO -> at(turn.index().remainder(TWO));
      case HISTORY -> at(turn.position().plus(before()));
    };
  }

  /** What the turn in hand makes. */
  Placement next() {
    return switch (form) {
      case ONE -> first();
      case TWO -> at(turn.index().plus(Dimension.ONE).remainder(TWO));
      case HISTORY -> at(turn.position().plus(after()));
    };
  }

  /** What the first turn begins with. */
  Placement first() {
    boolean fromTheEnd = form == Form.HISTORY && turn.reversed();
    return at(IndexExpression.constant(fromTheEnd ? turn.extent() : Dimension.ZERO));
  }

  /** What the last turn makes, or the first begins with where there is no turn. */
  Placement last() {
    Dimension turns = turn.extent();
    return switch (form) {
      case ONE -> first();
      case TWO ->
          at(
              turns.isConstant()
                  ? IndexExpression.constant(Dimension.of(turns.constant() % 2))
                  : IndexExpression.constant(turns).remainder(TWO));
      case HISTORY -> at(IndexExpression.constant(turn.reversed() ? Dimension.ZERO : turns));
    };
  }

  /** What all turns begin with, by position. */
  Placement allNow() {
    return at(IndexExpression.constant(before()));
  }

  /** What all turns make, by position. */
  Placement allNext() {
    return at(IndexExpression.constant(after()));
  }

  private Dimension before() {
    return turn.reversed() ? Dimension.ONE : Dimension.ZERO;
  }

  private Dimension after() {
    return turn.reversed() ? Dimension.ZERO : Dimension.ONE;
  }

  private Placement at(IndexExpression place) {
    return new Placement(buffer, place.times(size));
  }
}
