package org.adjoint.runtime.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.adjoint.runtime.NearName;
import org.adjoint.runtime.data.DataSpecification.Field;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.random.CounterRandom;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a data block as they were read, before any transform has learned from them. Rows with
 * a missing value in a column that is used and not filled are left out.
 */
public final class RawData {
  private final DataSpecification specification;
  private final List<Port> ports;
  private final DataContext context;
  private final Table table;
  private final int[] usable;
  private final @Nullable TextPart text;

  private RawData(
      DataSpecification specification, List<Port> ports, DataContext context, Table table) {
    this.specification = specification;
    this.ports = List.copyOf(ports);
    this.context = context;
    this.table = table;
    Expression.Windows windows = table.uses().windows();
    this.text = windows == null ? null : new TextPart(0, table.rows(), windows.length());
    this.usable =
        text == null
            ? IntStream.range(0, table.rows()).filter(table::complete).toArray()
            : text.starts();
  }

  /** Data whose rows pass through a table, which holds none of them yet. */
  static RawData streamed(
      DataSpecification specification, List<Port> ports, DataContext context, Table table) {
    return new RawData(specification, ports, context, table);
  }

  /** Reads what the fields for these inputs and targets need; other fields may lack columns. */
  public static RawData read(
      DataSpecification specification, List<Port> ports, DataContext context) {
    Table table =
        HeapLimit.within(
            specification,
            () -> readTable(specification, context, uses(specification, ports, context)));
    RawData data = new RawData(specification, ports, context, table);
    TextPart text = data.text;
    if (text != null && data.rows() == 0) {
      throw data.tooShort(text);
    }
    if (data.rows() == 0) {
      throw empty(specification, table.rows());
    }
    return data;
  }

  /** Says, given the columns' names, which of them the fields for inputs and targets use. */
  static Function<List<String>, ColumnUses> uses(
      DataSpecification specification, List<Port> ports, DataContext context) {
    List<Field> wanted = ports.stream().map(port -> field(specification, port)).toList();
    Map<String, List<String>> ranges = TransformLog.ranges(context.learned());
    return columns -> {
      ColumnUses uses = new ColumnUses(columns, specification.fields(), ranges);
      wanted.forEach(uses::add);
      return uses;
    };
  }

  /** Tells that none of so many rows can be used. */
  static DataException empty(DataSpecification specification, int rows) {
    return new DataException(
        DataFault.EMPTY,
        rows == 0
            ? "data '" + specification.name() + "' has no rows"
            : "every row of data '" + specification.name() + "' lacks a value that is used",
        specification.place(),
        null);
  }

  /** A part of a text in which not one window fits. */
  DataException tooShort(TextPart part) {
    return new DataException(
        "windows of "
            + part.length()
            + " characters need "
            + (part.length() + 1L)
            + ", but this part of the text of data '"
            + specification.name()
            + "' has "
            + (part.to() - part.from()),
        specification.place(),
        "use a longer text or shorter windows");
  }

  private static Field field(DataSpecification specification, Port port) {
    for (Field field : specification.fields()) {
      if (field.name().equals(port.name())) {
        return field;
      }
    }
    String hint =
        NearName.hint(port.name(), specification.fields().stream().map(Field::name).toList());
    throw new DataException(
        DataFault.MISSING_INPUT,
        "data '" + specification.name() + "' says nothing of the model's '" + port.name() + "'",
        specification.place(),
        hint == null ? "add a line `" + port.name() + " = …`" : hint);
  }

  private static Table readTable(
      DataSpecification specification,
      DataContext context,
      Function<List<String>, ColumnUses> usesOf) {
    Source source = specification.source();
    if (source instanceof Source.Csv csv) {
      return CsvTable.read(csv, context.root(), usesOf);
    }
    if (source instanceof Source.Streamed streamed) {
      return CsvTable.read(streamed.rows(), context.root(), usesOf);
    }
    if (source instanceof Source.Arrays arrays) {
      return ArrayTable.read(arrays, context.root(), usesOf);
    }
    if (source instanceof Source.Text texts) {
      return TextTable.read(texts, context.root(), usesOf);
    }
    if (source instanceof Source.Synthetic synthetic) {
      int rows = Math.max(0, synthetic.rows());
      return new Table(rows, usesOf.apply(List.of()), Map.of(), Map.of(), row -> "row " + row);
    }
    if (source instanceof Source.Supplied supplied) {
      return SuppliedTable.of(context.supplied(), supplied.place(), usesOf);
    }
    throw new IllegalStateException("an unknown source " + source);
  }

  /** The number of usable rows. */
  public int rows() {
    return usable.length;
  }

  /** The number of rows that lack a value and are left out. */
  public int leftOut() {
    return text == null ? table.rows() - usable.length : 0;
  }

  /** The whole text, if the rows are windows of one. */
  @Nullable TextPart text() {
    return text;
  }

  /** Where in the source each usable row stands, from 0; of a text, the number of the window. */
  public int[] sourceRows() {
    return text == null ? usable.clone() : IntStream.range(0, usable.length).toArray();
  }

  /**
   * Lets the transforms learn from these of the usable rows; if they have learned elsewhere, they
   * take that over instead.
   */
  public PreparedData prepare(int[] trainingRows) {
    return prepare(RowChunks.of(positions(trainingRows)));
  }

  /** Lets the transforms learn from a part of a text. */
  PreparedData prepare(TextPart training) {
    return prepare(RowChunks.of(training.covering()));
  }

  PreparedData prepare(RowChunks training) {
    return context.learned() == null
        ? prepare(TransformLog.learning(training))
        : prepare(TransformLog.restoring(context.learned()));
  }

  private PreparedData prepare(TransformLog log) {
    Map<String, List<Integer>> shapes = new HashMap<>();
    for (Port port : ports) {
      shapes.put(port.name(), port.rowShape().contains(Port.VARIES) ? List.of() : port.rowShape());
    }
    long drawKey = CounterRandom.key(context.seed(), "data " + specification.name());
    Binder binder = new Binder(table, log, shapes, drawKey);
    return PreparedData.bind(this, ports, binder, log);
  }

  Field field(Port port) {
    return field(specification, port);
  }

  SourcePlace place() {
    return specification.place();
  }

  Table table() {
    return table;
  }

  int[] positions(int[] usableRows) {
    return IntStream.of(usableRows).map(row -> usable[row]).toArray();
  }
}
