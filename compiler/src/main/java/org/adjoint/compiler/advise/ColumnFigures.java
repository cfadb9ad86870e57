package org.adjoint.compiler.advise;

import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.RowCursor;
import org.adjoint.runtime.program.Port;

/** Mean and deviation of each element of a row of one input, over the first rows. */
final class ColumnFigures {
  /** So many rows tell the size of numbers as well as all do. */
  private static final int MOST_ROWS = 1_000;

  private final double[] sums;
  private final double[] squares;
  private int rows;

  private ColumnFigures(int elements) {
    this.sums = new double[elements];
    this.squares = new double[elements];
  }

  /**
   * Those of the input at a place of what is fed, whose rows are floats. Of rows that are streamed,
   * one at fault ends the look at them: it is told of when training comes to it, and what has been
   * learned by then is saved.
   */
  static ColumnFigures of(Dataset training, int place) {
    Port port = training.ports().get(place);
    int rows = Math.min(MOST_ROWS, training.rows());
    ColumnFigures figures = new ColumnFigures(port.rowSize());
    Object[] feed = training.newFeed(1);
    try (RowCursor cursor = training.cursor()) {
      cursor.begin();
      for (int row = 0; row < rows; row++) {
        cursor.next(1, feed);
        figures.add(feed[place]);
      }
    } catch (AdjointException fault) {
      return figures;
    }
    return figures;
  }

  private void add(Object row) {
    rows++;
    for (int i = 0; i < sums.length; i++) {
      double number = row instanceof float[] numbers ? numbers[i] : ((double[]) row)[i];
      sums[i] += number;
      squares[i] += number * number;
    }
  }

  /** The element of the greatest root of the mean square. */
  int largest() {
    int largest = 0;
    for (int i = 1; i < squares.length; i++) {
      largest = squares[i] > squares[largest] ? i : largest;
    }
    return largest;
  }

  int elements() {
    return sums.length;
  }

  /** √(mean² + deviation²); not a number where there was no row. */
  double size(int element) {
    return Math.sqrt(squares[element] / rows);
  }

  double mean(int element) {
    return sums[element] / rows;
  }

  double deviation(int element) {
    double mean = mean(element);
    return Math.sqrt(Math.max(0, squares[element] / rows - mean * mean));
  }
}
