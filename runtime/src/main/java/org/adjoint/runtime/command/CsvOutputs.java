package org.adjoint.runtime.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.adjoint.runtime.data.RawData;
import org.adjoint.runtime.program.Port;

/**
 * Writes predictions as CSV, a line for each line of the data. An output of several elements has a
 * column for each, numbered from 0; the line of a row that could not be predicted is empty.
 */
final class CsvOutputs implements Outputs {
  private final PrintStream out;
  private List<Port> ports = List.of();
  private int[] sourceRows = new int[0];
  private int rows;
  private int columns;
  private int written;

  CsvOutputs(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(String model, List<Port> predicted, RawData data) {
    ports = predicted;
    sourceRows = data.sourceRows();
    rows = data.rows() + data.leftOut();
    List<String> names = new ArrayList<>();
    for (Port port : ports) {
      for (int i = 0; i < port.rowSize(); i++) {
        names.add(port.rowShape().isEmpty() ? port.name() : port.name() + "_" + i);
      }
    }
    columns = names.size();
    line(String.join(",", names));
  }

  @Override
  public void accept(int from, int count, Object[] outputs) {
    for (int row = 0; row < count; row++) {
      skipTo(sourceRows[from + row]);
      List<String> fields = new ArrayList<>();
      for (int place = 0; place < outputs.length; place++) {
        Outputs.row(ports.get(place), outputs[place], row)
            .forEach(number -> fields.add(number.toString()));
      }
      line(String.join(",", fields));
      written++;
    }
  }

  @Override
  public void end() {
    skipTo(rows);
    out.flush();
  }

  private void skipTo(int row) {
    for (; written < row; written++) {
      line(columns == 1 ? "\"\"" : ",".repeat(columns - 1));
    }
  }

  private void line(String text) {
    out.print(text + "\n");
  }
}
