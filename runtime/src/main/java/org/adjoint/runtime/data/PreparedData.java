package org.adjoint.runtime.data;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.RuntimeExtents;
import org.adjoint.runtime.program.VaryingExtent;
import org.jspecify.annotations.Nullable;

/** Rows whose transforms are ready, so that they can be turned into a program's feed. */
public final class PreparedData {
  private final RawData raw;
  private final List<Port> ports;
  private final List<NumberNode> nodes;
  private final TransformLog log;

  private PreparedData(RawData raw, List<Port> ports, List<NumberNode> nodes, TransformLog log) {
    this.raw = raw;
    this.ports = ports;
    this.nodes = nodes;
    this.log = log;
  }

  static PreparedData bind(RawData raw, List<Port> ports, Binder binder, TransformLog log) {
    List<NumberNode> nodes = ports.stream().map(port -> binder.field(raw.field(port))).toList();
    for (int i = 0; i < nodes.size(); i++) {
      PortWriter.requireShape(ports.get(i), nodes.get(i), raw.field(ports.get(i)));
    }
    PreparedData prepared = new PreparedData(raw, ports, nodes, log);
    prepared.requireExtents();
    return prepared;
  }

  /** Refuses rows in which a dimension that varies is of two sizes. */
  private void requireExtents() {
    List<String> names =
        ports.stream()
            .flatMap(port -> port.varying().stream())
            .findFirst()
            .map(VaryingExtent::dimensions)
            .orElse(List.of());
    try {
      RuntimeExtents.of(names, ports, fixedPorts());
    } catch (AdjointException e) {
      throw new DataException(
          DataFault.SHAPE, String.valueOf(e.getMessage()), raw.place(), e.hint());
    }
  }

  /** What the transforms have learned, to be saved with the model. */
  public Json transforms() {
    return log.toJson(raw.table().uses().ranges());
  }

  /** The names of the classes of an input or target that is one category, in order. */
  public @Nullable List<String> classes(String name) {
    return log.classes(name);
  }

  /** How many different characters the text has that was learned from. */
  int characters() {
    return log.characters();
  }

  /** Sentences that say what words and characters are numbered by. */
  List<String> vocabularies() {
    return log.vocabularies();
  }

  /** All usable rows. */
  public Dataset all() {
    return dataset(IntStream.range(0, raw.rows()).toArray());
  }

  /** These of the usable rows. */
  public Dataset dataset(int[] usableRows) {
    return stored(raw.positions(usableRows));
  }

  /** The windows of a part of a text, one after another. */
  Dataset stored(TextPart part) {
    return stored(part.starts());
  }

  /** The windows of a part of a text, from anywhere in it when they are drawn. */
  Dataset windows(TextPart part) {
    return new Dataset(fixedPorts(), new TextRows(part, writers()));
  }

  /** The rows of a stream, drawn from a buffer of so many. */
  Dataset streamed(RowStream rows, int buffer, Supplier<DataException> changed) {
    return new Dataset(fixedPorts(), new StreamedRows(rows, writers(), buffer, changed));
  }

  private List<PortWriter> writers() {
    return IntStream.range(0, ports.size())
        .mapToObj(i -> new PortWriter(ports.get(i), nodes.get(i), raw))
        .toList();
  }

  private Dataset stored(int[] rows) {
    Object[] arrays = writers().stream().map(writer -> writer.write(rows)).toArray();
    List<Port> fixed = fixedPorts();
    return new Dataset(fixed, new StoredRows(fixed, arrays, rows.length));
  }

  /** The ports with the shapes that these rows have, where the model leaves dimensions open. */
  private List<Port> fixedPorts() {
    return IntStream.range(0, nodes.size())
        .mapToObj(i -> fixed(ports.get(i), nodes.get(i)))
        .toList();
  }

  private static Port fixed(Port port, NumberNode node) {
    return port.withRowShape(node.shape());
  }
}
