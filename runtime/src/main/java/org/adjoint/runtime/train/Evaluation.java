package org.adjoint.runtime.train;

import java.util.Map;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.RowCursor;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.RuntimeExtents;
import org.adjoint.runtime.program.StepScalars;

/** Measures a model on rows, batch by batch, with the inference graph. */
public final class Evaluation {
  private final Program program;
  private final Dataset rows;
  private final int batch;
  private final Object[] feed;
  private final float[] measured;
  private final RunningMeasures soFar;
  private final int[] extents;

  /** Prepares to measure {@code rows} in batches of {@code batch}. */
  public Evaluation(Program program, Dataset rows, int batch) {
    this.program = program;
    this.rows = rows;
    this.batch = Math.min(batch, program.capacity());
    this.feed = rows.newFeed(Math.min(this.batch, rows.rows()));
    this.measured = new float[program.signature().measures().size()];
    this.extents = RuntimeExtents.of(program.signature(), rows.ports());
    this.soFar = new RunningMeasures(program.signature().measures());
  }

  /** The loss and the metrics with the program's storage as it is now. */
  public Map<String, Double> measure(StepScalars scalars) {
    soFar.clear();
    scalars.extents = extents;
    program.resetMetrics();
    try (RowCursor cursor = rows.cursor()) {
      cursor.begin();
      for (int from = 0; from < rows.rows(); from += batch) {
        int count = Math.min(batch, rows.rows() - from);
        cursor.next(count, feed);
        scalars.batchNumber = from / batch;
        program.evaluate(feed, count, scalars, measured);
        soFar.add(measured, count);
      }
    }
    return soFar.values();
  }
}
