package org.adjoint.runtime.data;

import java.util.List;
import org.adjoint.runtime.data.DataSpecification.Field;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.IndexRange;
import org.adjoint.runtime.program.Port;
import org.jspecify.annotations.Nullable;

/** Evaluates one field over rows into the flat array of the input or target that it is for. */
final class PortWriter {
  private final Port port;
  private final NumberNode node;
  private final Table table;
  private final Field field;

  PortWriter(Port port, NumberNode node, RawData raw) {
    this.port = port;
    this.node = node;
    this.table = raw.table();
    this.field = raw.field(port);
  }

  /** Refuses a field whose rows are not of the shape that the model declares. */
  static void requireShape(Port port, NumberNode node, Field field) {
    List<Integer> wanted = port.rowShape();
    boolean fits = wanted.size() == node.shape().size();
    for (int axis = 0; fits && axis < wanted.size(); axis++) {
      fits = wanted.get(axis) == Port.VARIES || wanted.get(axis).equals(node.shape().get(axis));
    }
    if (!fits) {
      throw new DataException(
          DataFault.SHAPE,
          "one row of '"
              + field.name()
              + "' is "
              + RowShape.shown(node.shape())
              + ", but the model's '"
              + port.name()
              + "' is "
              + RowShape.shown(wanted),
          field.expression().place(),
          hint(wanted, node.shape()));
    }
  }

  private static String hint(List<Integer> wanted, List<Integer> found) {
    if (found.isEmpty() && wanted.equals(List.of(1))) {
      return "`[column]` makes a vector of one column";
    }
    if (!wanted.contains(Port.VARIES) && RowShape.size(wanted) == RowShape.size(found)) {
      return "`-> reshape(…)` gives the same numbers another shape";
    }
    return "choose other columns, or change the model's declaration";
  }

  /** An array that holds so many rows. */
  Object newArray(int rows) {
    requireMemory(rows);
    return port.withRowShape(node.shape()).newArray(rows);
  }

  /** The number of elements of one row. */
  int size() {
    return node.size();
  }

  Object write(int[] rows) {
    Object array = newArray(rows.length);
    RowChunks.of(rows).forEach(chunk -> write(chunk, array, chunk.from()));
    return array;
  }

  /** Writes a chunk's rows into the array, from its row {@code first} on. */
  void write(RowChunk chunk, Object array, int first) {
    double[] values = node.values(chunk);
    int size = node.size();
    for (int row = 0; row < chunk.count(); row++) {
      for (int at = row * size; at < (row + 1) * size; at++) {
        set(array, first * size + at, values[at], chunk.slot(row));
        if (!port.ranges().isEmpty()) {
          requireInRange((int) values[at], at - row * size, chunk.slot(row));
        }
      }
    }
  }

  private void requireMemory(int rows) {
    int width = port.kind() == ElementKind.FLOAT64 ? Double.BYTES : Float.BYTES;
    long bytes = (long) rows * node.size() * width;
    if (bytes > Runtime.getRuntime().maxMemory() || (long) rows * node.size() > MOST_ELEMENTS) {
      throw new DataException(
          rows + " rows of '" + field.name() + "' are more than the memory holds",
          field.place(),
          "give Java more memory with -Xmx, or use fewer rows");
    }
  }

  private static final long MOST_ELEMENTS = Integer.MAX_VALUE - 8L;

  private void set(Object array, int at, double value, int row) {
    switch (port.kind()) {
      case FLOAT32 -> ((float[]) array)[at] = finiteFloat(value, row);
      case FLOAT64 -> ((double[]) array)[at] = finite(value, row);
      case INT32 -> ((int[]) array)[at] = whole(value, row);
      case BOOL -> ((int[]) array)[at] = truth(value, row);
    }
  }

  private double finite(double value, int row) {
    if (!Double.isFinite(value)) {
      throw fault(row, "is " + value + ", which is no finite number");
    }
    return value;
  }

  private float finiteFloat(double value, int row) {
    float rounded = (float) value;
    if (!Float.isFinite(rounded)) {
      throw fault(row, "is " + value + ", which is no finite number of 32 bits");
    }
    return rounded;
  }

  private int whole(double value, int row) {
    int rounded = (int) value;
    if (rounded != value) {
      throw fault(row, "is " + value + ", but the model's '" + port.name() + "' is int");
    }
    return rounded;
  }

  private void requireInRange(int index, int element, int row) {
    if (!port.range(element).contains(index)) {
      throw outOfRange(
          table.rowName(row),
          port.withRowShape(node.shape()),
          element,
          index,
          field.expression().place());
    }
  }

  /** An index, an element of a row, for which the model has no place. */
  static DataException outOfRange(
      String row, Port port, int element, int index, @Nullable SourcePlace place) {
    IndexRange range = port.range(element);
    String where = port.rowShape().isEmpty() ? "" : "" + RowShape.index(element, port.rowShape());
    return new DataException(
        DataFault.OUT_OF_RANGE,
        row
            + ": '"
            + port.name()
            + where
            + "' is "
            + index
            + ", but the model takes "
            + range.least()
            + " to "
            + range.most()
            + " there",
        place,
        "it is a class number or an index, counted from 0; `-> category` numbers what occurs,"
            + " or give the model a larger dimension");
  }

  private int truth(double value, int row) {
    if (value != 0 && value != 1) {
      throw fault(row, "is " + value + ", but the model's '" + port.name() + "' is bool");
    }
    return (int) value;
  }

  private DataException fault(int row, String what) {
    return new DataException(
        table.rowName(row) + ": '" + field.name() + "' " + what, field.expression().place());
  }
}
