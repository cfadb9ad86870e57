package org.adjoint.compiler.plan;

import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;

/**
 * The turns of a loop over sequences, as indices know them.
 *
 * @param depth how many such loops are around the loop
 * @param extent the number of turns
 * @param reversed whether the positions along the sequences are counted down
 */
public record Turn(int depth, Dimension extent, boolean reversed) {
  /** Loops inside kernels have smaller numbers. */
  private static final int FIRST = 1 << 20;

  private static final int MOST = 1 << 10;

  /** The turn in hand, from 0. */
  IndexExpression index() {
    return IndexExpression.loop(FIRST + depth, extent);
  }

  /** Where the turn's slices are along the sequences. */
  IndexExpression position() {
    return reversed ? index().times(Dimension.of(-1)).plus(extent.minus(Dimension.ONE)) : index();
  }

  /** Whether a loop of this number is one of turns, which a kernel is given the turn of. */
  public static boolean isTurn(int number) {
    return number >= FIRST && number < FIRST + MOST;
  }

  /** How many loops are around the loop of this number. */
  public static int depth(int number) {
    return number - FIRST;
  }
}
