package org.adjoint.runtime.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.program.Port;
import org.jspecify.annotations.Nullable;

/** A file of rows that the user gives in place of those of the program's data. */
public record RowFile(RootFolder root, String name) {
  /** The file at a path, which the root folder holds. */
  public static RowFile of(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    Path folder = whole.getParent();
    Path name = whole.getFileName();
    if (folder == null || name == null) {
      throw new AdjointException("`" + file + "` is no file");
    }
    return new RowFile(RootFolder.of(folder), name.toString());
  }

  /** The program's data, read from this file. */
  public DataSpecification in(DataSpecification data, List<Port> ports) {
    Source same = ofSameFormat(data.source());
    if (same != null) {
      return new DataSpecification(data.name(), same, data.fields(), data.place());
    }
    return new DataSpecification(
        data.name(), plain(data.place()), fields(ports, data.place()), data.place());
  }

  private boolean isTable() {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") || lower.endsWith(".csv.gz");
  }

  private Source.Csv table(Source.Csv csv) {
    return new Source.Csv(List.of(name), csv.header(), csv.separator(), csv.missing(), csv.place());
  }

  /** Null where the file is a table and the program's data is none, or has no files. */
  private @Nullable Source ofSameFormat(Source source) {
    if (source instanceof Source.Arrays arrays && !isTable()) {
      return new Source.Arrays(arrays.format(), List.of(name), arrays.place());
    }
    if (source instanceof Source.Csv csv) {
      return table(csv);
    }
    if (source instanceof Source.Streamed streamed) {
      return new Source.Streamed(table(streamed.rows()), streamed.buffer());
    }
    return source instanceof Source.Text text && !isTable()
        ? new Source.Text(List.of(name), text.place())
        : null;
  }

  private Source plain(SourcePlace place) {
    return new Source.Csv(List.of(name), true, ',', Source.Csv.USUAL_MISSING, place);
  }

  /**
   * What reads a model's inputs from columns of their names, as the program says nothing of files:
   * a scalar from the column {@code x}, a vector from {@code x_0}, {@code x_1} and so on.
   */
  private static List<DataSpecification.Field> fields(List<Port> ports, SourcePlace place) {
    List<DataSpecification.Field> fields = new ArrayList<>();
    for (Port port : ports) {
      fields.add(new DataSpecification.Field(port.name(), columns(port, place), place));
    }
    return fields;
  }

  private static Expression columns(Port port, SourcePlace place) {
    if (port.rowShape().isEmpty()) {
      return new Expression.Column(port.name(), place);
    }
    if (!port.varying().isEmpty()) {
      throw new AdjointException(
          "rows of '" + port.name() + "' have no fixed number of columns",
          "give them in a file of the format that the program's data has",
          null);
    }
    List<Expression> columns = new ArrayList<>();
    for (int i = 0; i < port.rowSize(); i++) {
      String column = String.format(Locale.ROOT, "%s_%d", port.name(), i);
      columns.add(new Expression.Column(column, place));
    }
    return new Expression.Reshape(new Expression.Stack(columns, place), port.rowShape(), place);
  }
}
