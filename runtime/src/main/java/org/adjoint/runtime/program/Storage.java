package org.adjoint.runtime.program;

/** Everything that a model keeps between steps. */
public final class Storage {
  /** What is trained. */
  public final FlatArrays parameters;

  /** What the optimiser keeps for each parameter. */
  public final FlatArrays slots;

  /** What is kept but not trained. */
  public final FlatArrays states;

  /** Room, filled with zeros, for all persistent tensors of a signature. */
  public Storage(Signature signature) {
    this(
        FlatArrays.holding(signature.parameters()),
        FlatArrays.holding(signature.slots()),
        FlatArrays.holding(signature.states()));
  }

  private Storage(FlatArrays parameters, FlatArrays slots, FlatArrays states) {
    this.parameters = parameters;
    this.slots = slots;
    this.states = states;
  }

  /** An independent copy. */
  public Storage copy() {
    return new Storage(parameters.copy(), slots.copy(), states.copy());
  }

  /** Overwrites every element with that of {@code other}, a storage of the same signature. */
  public void copyFrom(Storage other) {
    parameters.copyFrom(other.parameters);
    slots.copyFrom(other.slots);
    states.copyFrom(other.states);
  }

  /** Whether no floating-point element is infinite or not a number. */
  public boolean allFinite() {
    return parameters.allFinite() && slots.allFinite() && states.allFinite();
  }
}
