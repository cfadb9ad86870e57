package org.adjoint.compiler.ir;

/**
 * When a model with several step functions takes one of them: in which epochs, for which steps of a
 * round, and whether it gathers gradients or moves parameters by what is gathered.
 *
 * @param round the steps after which all turns begin again
 * @param first the first step of a round that belongs to the function, from 0
 * @param steps how many steps of a round belong to it, those it shares with others counted
 * @param gathered the steps whose gradients make one update
 * @param updates whether it is the last of so many steps; else it is those before
 * @param epochs the epochs in which it is taken
 */
public record StepTurn(
    int round, int first, int steps, int gathered, boolean updates, Epochs epochs) {
  /** The turn of a function that is every step. */
  public static final StepTurn ALWAYS = new StepTurn(1, 0, 1, 1, true, Epochs.ALL);

  /** Checks that the turn is part of a round. */
  public StepTurn {
    if (first < 0 || gathered < 1 || steps < gathered || first + steps > round) {
      throw new IllegalArgumentException("no turn of " + steps + " steps in a round of " + round);
    }
  }

  /**
   * Epochs in a row.
   *
   * @param first from 1
   * @param end the first that is none of them
   */
  public record Epochs(int first, int end) {
    /** All that there may be. */
    public static final Epochs ALL = new Epochs(1, Integer.MAX_VALUE);

    /** Whether an epoch is one of them. */
    public boolean contains(int epoch) {
      return epoch >= first && epoch < end;
    }
  }

  /** The share of the steps of a round that are the function. */
  public double share() {
    int updating = steps / gathered;
    return (double) (updates ? updating : steps - updating) / round;
  }

  /** Whether the function is the given step, from 1, of a run. */
  public boolean isAt(int step, int epoch) {
    int place = (step - 1) % round - first;
    boolean last = place % gathered == gathered - 1;
    return place >= 0 && place < steps && last == updates && epochs.contains(epoch);
  }

  /** The number, from 1, of the update that a step of the turn belongs to. */
  public int update(int step) {
    int place = (step - 1) % round - first;
    return (step - 1) / round * (steps / gathered) + place / gathered + 1;
  }
}
