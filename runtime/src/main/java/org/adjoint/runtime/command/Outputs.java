package org.adjoint.runtime.command;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.runtime.data.RawData;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.train.Prediction;

/** Takes what a model predicts, batch by batch, and writes it for the user. */
interface Outputs extends Prediction.Receiver {
  /** Learns what the model predicts and which of the rows it can. */
  void begin(String model, List<Port> predicted, RawData rows);

  /** Writes what is left to write. */
  void end();

  /** The elements of an output for one row of a batch. */
  static List<Number> row(Port port, Object array, int row) {
    int size = port.rowSize();
    int start = port.perRow() ? row * size : 0;
    List<Number> numbers = new ArrayList<>();
    for (int i = start; i < start + size; i++) {
      numbers.add(element(array, i));
    }
    return numbers;
  }

  private static Number element(Object array, int index) {
    if (array instanceof float[] floats) {
      return floats[index];
    }
    return array instanceof double[] doubles ? (Number) doubles[index] : ((int[]) array)[index];
  }
}
