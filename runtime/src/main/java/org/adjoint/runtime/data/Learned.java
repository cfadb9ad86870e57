package org.adjoint.runtime.data;

import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.json.JsonException;

/** A transform that learns from the training rows what it needs for all rows. */
interface Learned {
  /** What it is called in a saved model. */
  String kind();

  /** Learns from these rows of the table. */
  void learn(RowChunks rows);

  /** What it has learned. */
  Json.Fields state();

  /** Takes over what {@link #state} gave. */
  void restore(Json.Fields state);

  /** The node that applies it. */
  NumberNode node();

  /** Numbers of a saved state, one for each of {@code size} elements. */
  static double[] numbers(Json.Fields state, String name, int size) {
    double[] numbers = state.get(name).asNumbers();
    if (numbers.length != size) {
      throw new JsonException(
          "'" + name + "' has " + numbers.length + " numbers where " + size + " are needed");
    }
    return numbers;
  }
}
