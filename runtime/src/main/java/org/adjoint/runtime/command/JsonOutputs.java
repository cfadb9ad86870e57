package org.adjoint.runtime.command;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.runtime.data.RawData;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.Port;

/** Gathers predictions into one JSON object: for each output a list with an entry for each row. */
final class JsonOutputs implements Outputs {
  private final Printer printer;
  private final List<List<Json>> values = new ArrayList<>();
  private List<Port> ports = List.of();
  private String model = "";
  private int[] sourceRows = new int[0];

  JsonOutputs(Printer printer) {
    this.printer = printer;
  }

  @Override
  public void begin(String name, List<Port> predicted, RawData data) {
    model = name;
    ports = predicted;
    sourceRows = data.sourceRows();
    ports.forEach(port -> values.add(new ArrayList<>()));
  }

  @Override
  public void accept(int from, int count, Object[] outputs) {
    for (int place = 0; place < outputs.length; place++) {
      Port port = ports.get(place);
      for (int row = 0; row < count; row++) {
        List<Json> numbers =
            Outputs.row(port, outputs[place], row).stream()
                .map(number -> Json.of(number.doubleValue()))
                .toList();
        values.get(place).add(port.rowShape().isEmpty() ? numbers.get(0) : nested(numbers));
      }
    }
  }

  private static Json nested(List<Json> numbers) {
    return new Json.Elements(numbers);
  }

  @Override
  public void end() {
    Json.Fields outputs = Json.fields();
    for (int place = 0; place < ports.size(); place++) {
      outputs = outputs.with(ports.get(place).name(), nested(values.get(place)));
    }
    List<Json> rows = new ArrayList<>();
    for (int row : sourceRows) {
      rows.add(Json.of(row));
    }
    printer.printJson(
        Json.fields()
            .with("model", Json.of(model))
            .with("rows", nested(rows))
            .with("outputs", outputs));
  }
}
