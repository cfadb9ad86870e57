package org.adjoint.runtime.train;

import java.util.List;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.RowCursor;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.RuntimeExtents;
import org.adjoint.runtime.program.StepScalars;

/** Computes a model's outputs of rows, batch by batch. */
public final class Prediction {
  private final Program program;
  private final Dataset rows;
  private final int batch;
  private final Object[] feed;
  private final int[] extents;
  private final List<Port> ports;
  private final Object[] outputs;

  /** Receives the outputs of a batch: arrays in the signature's order, overwritten by the next. */
  public interface Receiver {
    /** Takes the outputs of rows {@code from} to {@code from + count − 1}. */
    void accept(int from, int count, Object[] outputs);
  }

  /** Prepares to predict {@code rows}, which hold the inputs alone. */
  public Prediction(Program program, Dataset rows) {
    this.program = program;
    this.rows = rows;
    this.batch = Math.min(program.capacity(), rows.rows());
    this.feed = rows.newFeed(batch);
    this.extents = RuntimeExtents.of(program.signature(), rows.ports());
    this.ports = program.signature().outputs().stream().map(port -> port.fixed(extents)).toList();
    this.outputs = ports.stream().map(port -> port.newArray(batch)).toArray();
  }

  /** What is predicted, with the shapes that it has for these rows. */
  public List<Port> outputs() {
    return ports;
  }

  /** Predicts all rows, in order. */
  public void run(StepScalars scalars, Receiver receiver) {
    scalars.extents = extents;
    try (RowCursor cursor = rows.cursor()) {
      cursor.begin();
      for (int from = 0; from < rows.rows(); from += batch) {
        int count = Math.min(batch, rows.rows() - from);
        cursor.next(count, feed);
        scalars.batchNumber = from / batch;
        program.predict(feed, count, scalars, outputs);
        receiver.accept(from, count, outputs);
      }
    }
  }
}
