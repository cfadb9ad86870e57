package org.adjoint.runtime.model;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.work.Team;
import org.jspecify.annotations.Nullable;

/**
 * Predictors over one set of weights, kept for the next thread that wants one. Each has buffers of
 * its own, so that any number of threads predict at once; taking one allocates only when none is
 * left over, and nobody ever waits.
 */
final class PredictorPool {
  /** Rows that are computed at once, at most. */
  static final int BATCH = 256;

  private static final int SIZES = Integer.SIZE - 1;

  private final ProgramFactory factory;
  private final Storage storage;
  private final int seed;
  private final int most;
  private final int places = 2 * Runtime.getRuntime().availableProcessors();

  /** Those for batches of at most 1, 2, 4, … rows, made when the first is given back. */
  private final AtomicReferenceArray<@Nullable AtomicReferenceArray<@Nullable Predictor>> bySize =
      new AtomicReferenceArray<>(SIZES);

  PredictorPool(ProgramFactory factory, Storage storage, int seed) {
    this.factory = factory;
    this.storage = storage;
    this.seed = seed;
    // An output that is one for the whole batch cannot be put together from parts.
    boolean divisible = factory.signature().outputs().stream().allMatch(Port::perRow);
    this.most = divisible ? BATCH : 1 << (SIZES - 1);
  }

  Predictor take(int rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("there are no " + rows + " rows to predict");
    }
    int size = size(Math.min(Math.max(rows, 1), most));
    AtomicReferenceArray<@Nullable Predictor> some = bySize.get(size);
    if (some != null) {
      for (int place = 0; place < places; place++) {
        // A look before the exchange, for that one takes the cache line from the other threads.
        Predictor found = some.get(place) == null ? null : some.getAndSet(place, null);
        if (found != null) {
          return found.begin(rows);
        }
      }
    }
    return new Predictor(factory.create(storage, 1 << size, Team.of(1)), this, seed).begin(rows);
  }

  /** Keeps a predictor, or leaves it to the garbage collector where enough are kept. */
  void giveBack(Predictor predictor) {
    int size = size(predictor.capacity());
    AtomicReferenceArray<@Nullable Predictor> some = bySize.get(size);
    if (some == null) {
      bySize.compareAndSet(size, null, new AtomicReferenceArray<>(places));
      some = bySize.get(size);
    }
    for (int place = 0; some != null && place < places; place++) {
      if (some.get(place) == null && some.compareAndSet(place, null, predictor)) {
        return;
      }
    }
  }

  /** The power of two, as its exponent, that holds so many rows. */
  private static int size(int rows) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1);
  }
}
