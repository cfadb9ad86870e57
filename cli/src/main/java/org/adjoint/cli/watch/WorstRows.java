package org.adjoint.cli.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.RowCursor;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.RuntimeExtents;
import org.adjoint.runtime.program.StepScalars;

/**
 * The rows of the greatest loss, each as if it were a batch of its own.
 *
 * @param measured how many rows, from the first, were measured
 */
record WorstRows(int measured, List<Row> rows) {
  /** Each row is a pass of its own, so that more would take long. */
  private static final int MOST_MEASURED = 2_000;

  private static final int MOST_SHOWN = 12;

  WorstRows {
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param number from 1, among the rows that were measured
   * @param feed its inputs and targets
   * @param outputs what the model says of it
   */
  record Row(int number, double loss, Object[] feed, Object[] outputs) {}

  /**
   * The rows of the greatest loss.
   *
   * @param deadline when no further row is measured
   */
  static WorstRows of(Program program, Dataset rows, Deadline deadline) {
    int most = Math.min(MOST_MEASURED, rows.rows());
    int count = 0;
    Object[] feed = rows.newFeed(1);
    StepScalars scalars = new StepScalars();
    scalars.extents = RuntimeExtents.of(program.signature(), rows.ports());
    float[] measures = new float[program.signature().measures().size()];
    List<Row> all = new ArrayList<>();
    try (RowCursor cursor = rows.cursor()) {
      cursor.begin();
      while (count < most && (count == 0 || !deadline.isPast())) {
        cursor.next(1, feed);
        program.resetMetrics();
        program.evaluate(feed, 1, scalars, measures);
        double loss = Float.isNaN(measures[0]) ? Double.POSITIVE_INFINITY : measures[0];
        keep(new Row(++count, loss, feed, new Object[0]), all);
      }
    }
    return new WorstRows(count, all.stream().map(row -> predicted(row, program, scalars)).toList());
  }

  private static void keep(Row row, List<Row> worst) {
    if (worst.size() == MOST_SHOWN && worst.get(MOST_SHOWN - 1).loss() >= row.loss()) {
      return;
    }
    Object[] copied = new Object[row.feed().length];
    for (int i = 0; i < copied.length; i++) {
      copied[i] = copy(row.feed()[i]);
    }
    worst.add(new Row(row.number(), row.loss(), copied, row.outputs()));
    worst.sort(Comparator.comparingDouble(Row::loss).reversed());
    if (worst.size() > MOST_SHOWN) {
      worst.remove(MOST_SHOWN);
    }
  }

  private static Object copy(Object array) {
    if (array instanceof float[] numbers) {
      return numbers.clone();
    }
    return array instanceof double[] numbers ? numbers.clone() : ((int[]) array).clone();
  }

  private static Row predicted(Row row, Program program, StepScalars scalars) {
    Object[] outputs =
        program.signature().outputs().stream()
            .map(port -> port.fixed(scalars.extents).newArray(1))
            .toArray();
    program.predict(row.feed(), 1, scalars, outputs);
    return new Row(row.number(), row.loss(), row.feed(), outputs);
  }
}
