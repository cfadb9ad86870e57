package org.adjoint.runtime.program;

import org.adjoint.runtime.work.Team;

/**
 * One compiled network bound to its storage: what generated code extends. Not safe for use by
 * several threads at once; several programs may share one storage for prediction.
 */
public abstract class Program {
  /** What the model keeps between steps. */
  protected final Storage storage;

  /** The most rows of a batch. */
  protected final int capacity;

  /** The threads that share the kernels. */
  protected final Team team;

  /** Binds a network to its storage, for batches of at most {@code capacity} rows. */
  protected Program(Storage storage, int capacity, Team team) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a batch has at least one row, not " + capacity);
    }
    this.storage = storage;
    this.capacity = capacity;
    this.team = team;
  }

  /** The names, shapes and places of all that this program reads and makes. */
  public abstract Signature signature();

  /** Fills parameters, slots and states with their initial values. */
  public abstract void initialize(int seed);

  /** Gives the metrics' own states their initial values. */
  public abstract void resetMetrics();

  /**
   * Trains on one batch, updating the storage in place.
   *
   * @param feed the inputs, then the targets: {@code float[]}, {@code double[]} or {@code int[]} of
   *     at least {@code rows} rows each
   * @param measures receives the loss and the metrics, in the signature's order
   */
  public abstract void step(Object[] feed, int rows, StepScalars scalars, float[] measures);

  /** Measures one batch with the inference graph; only the metrics' own states change. */
  public abstract void evaluate(Object[] feed, int rows, StepScalars scalars, float[] measures);

  /** Computes the outputs of one batch into the caller's arrays. */
  public abstract void predict(Object[] inputs, int rows, StepScalars scalars, Object[] outputs);

  /**
   * Exchanges the parameters and their averages, where these are kept: a model is measured and
   * saved with its averages, and trained without.
   */
  public void swapAverages() {}

  /** What the model keeps between steps. */
  public final Storage storage() {
    return storage;
  }

  /** The most rows of a batch. */
  public final int capacity() {
    return capacity;
  }

  /** The threads that share the kernels. */
  public final Team team() {
    return team;
  }
}
