package org.adjoint.runtime.train;

import org.adjoint.runtime.program.FlatArrays;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.Storage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the model kept at the start of an epoch, and repeats the epoch's steps from there, to
 * the same bits, until the first that makes a number that is not finite.
 */
final class NumericReplay {
  private final Program program;
  private final EpochRunner runner;
  private final @Nullable NumericInvestigator investigator;
  private final Storage start;
  private int startBatch;
  private int startStep;

  NumericReplay(Program program, EpochRunner runner, @Nullable NumericInvestigator investigator) {
    this.program = program;
    this.runner = runner;
    this.investigator = investigator;
    this.start = program.storage().copy();
  }

  /** Remembers the present moment: {@code batch} comes next, after {@code step} steps. */
  void remember(int batch, int step) {
    start.copyFrom(program.storage());
    startBatch = batch;
    startStep = step;
  }

  /** Finds the first faulty step; leaves the model as it was just before. */
  NumericFailure failure() {
    Storage storage = program.storage();
    storage.copyFrom(start);
    Storage before = storage.copy();
    for (int batch = startBatch; batch < runner.batches(); batch++) {
      int step = startStep + 1 + batch - startBatch;
      before.copyFrom(storage);
      runner.step(batch, step);
      String fault = fault(program.signature(), storage, runner.measured());
      if (fault != null) {
        storage.copyFrom(before);
        return new NumericFailure(runner.scalars().epoch, step, explained(fault, batch));
      }
    }
    return new NumericFailure(
        runner.scalars().epoch, startStep, "a number was not finite, but not so when repeated");
  }

  private String explained(String fault, int batch) {
    if (investigator == null) {
      return fault;
    }
    String found =
        investigator.investigate(
            program.storage(), runner.feed(), runner.rowsOf(batch), runner.scalars());
    return found.isBlank() ? fault : fault + "\n" + found;
  }

  /** What is not finite, if anything is. */
  private static @Nullable String fault(Signature signature, Storage storage, float[] measured) {
    if (!Float.isFinite(measured[0])) {
      return "the loss is " + measured[0];
    }
    for (Persistent parameter : signature.parameters()) {
      if (!finite(parameter, storage.parameters)) {
        return "'" + parameter.name() + "' holds a number that is not finite";
      }
    }
    for (Persistent slot : signature.slots()) {
      if (!finite(slot, storage.slots)) {
        return "the optimiser's '" + slot.name() + "' holds a number that is not finite";
      }
    }
    return null;
  }

  private static boolean finite(Persistent tensor, FlatArrays arrays) {
    int end = tensor.offset() + tensor.size();
    for (int i = tensor.offset(); i < end; i++) {
      boolean finite =
          switch (tensor.kind()) {
            case FLOAT32 -> Float.isFinite(arrays.float32[i]);
            case FLOAT64 -> Double.isFinite(arrays.float64[i]);
            case INT32, BOOL -> true;
          };
      if (!finite) {
        return false;
      }
    }
    return true;
  }
}
