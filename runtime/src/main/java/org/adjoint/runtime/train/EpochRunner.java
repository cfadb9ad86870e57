package org.adjoint.runtime.train;

import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.RowCursor;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.RuntimeExtents;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.random.CounterRandom;

/** Takes a program through the steps of one epoch; nothing is allocated for a step. */
final class EpochRunner {
  private final Program program;
  private final Dataset rows;
  private final TrainingPlan plan;
  private final int batch;
  private final long shuffleKey;
  private final RowCursor cursor;
  private final Object[] feed;
  private final float[] measured;
  private final StepScalars scalars = new StepScalars();
  private int nextBatch;

  EpochRunner(Program program, Dataset rows, TrainingPlan plan) {
    this.program = program;
    this.rows = rows;
    this.plan = plan;
    this.batch = Math.min(plan.batch(), rows.rows());
    this.shuffleKey = CounterRandom.key(plan.seed(), "shuffle");
    this.cursor = rows.cursor();
    this.feed = rows.newFeed(batch);
    this.measured = new float[program.signature().measures().size()];
    this.scalars.extents = RuntimeExtents.of(program.signature(), rows.ports());
    if (program.capacity() < batch) {
      throw new IllegalArgumentException(
          "the program takes " + program.capacity() + " rows at most, a batch has " + batch);
    }
  }

  /** The number of steps of an epoch. */
  int batches() {
    return (rows.rows() + batch - 1) / batch;
  }

  /** Puts the rows in the order of an epoch, which depends on nothing but seed and epoch. */
  void begin(int epoch, float learningRateFactor) {
    scalars.seed = plan.seed();
    scalars.epoch = epoch;
    scalars.learningRateFactor = learningRateFactor;
    goTo(0);
  }

  /** Trains on one batch of the epoch, which is step {@code step} of the run. */
  void step(int batchNumber, int step) {
    if (batchNumber != nextBatch) {
      goTo(batchNumber);
    }
    cursor.next(rowsOf(batchNumber), feed);
    nextBatch++;
    scalars.step = step;
    scalars.batchNumber = batchNumber;
    program.step(feed, rowsOf(batchNumber), scalars, measured);
  }

  /** Makes a batch of the epoch the next, be it an earlier one. */
  private void goTo(int batchNumber) {
    if (plan.shuffle()) {
      cursor.begin(CounterRandom.bits(shuffleKey, scalars.epoch));
    } else {
      cursor.begin();
    }
    cursor.skip(batchNumber * batch);
    nextBatch = batchNumber;
  }

  /** The rows of a batch; the last of an epoch may have fewer. */
  int rowsOf(int batchNumber) {
    return Math.min(batch, rows.rows() - batchNumber * batch);
  }

  /** Lets go of the rows; another epoch may begin later. */
  void close() {
    cursor.close();
  }

  /** What the last step reported. */
  float[] measured() {
    return measured;
  }

  /** What the last step was fed. */
  Object[] feed() {
    return feed;
  }

  /** The scalars of the last step. */
  StepScalars scalars() {
    return scalars;
  }
}
