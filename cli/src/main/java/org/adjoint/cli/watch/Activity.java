package org.adjoint.cli.watch;

import org.adjoint.runtime.program.Port;

/**
 * Which units of one place of a model were ever above zero.
 *
 * @param greatest takes the greatest number of each unit in a batch: {@code float[]} or {@code
 *     double[]}
 * @param active whether the unit was above zero in a batch that was noted
 */
record Activity(Object greatest, boolean[] active) {
  static Activity of(Port port) {
    return new Activity(port.newArray(1), new boolean[port.rowShape().get(0)]);
  }

  /** Notes what the last batch gave; what is not a number is not dead. */
  void note() {
    for (int unit = 0; unit < active.length; unit++) {
      double number =
          greatest instanceof float[] numbers ? numbers[unit] : ((double[]) greatest)[unit];
      active[unit] |= !(number <= 0);
    }
  }

  int units() {
    return active.length;
  }

  int dead() {
    int dead = 0;
    for (boolean unit : active) {
      dead += unit ? 0 : 1;
    }
    return dead;
  }
}
