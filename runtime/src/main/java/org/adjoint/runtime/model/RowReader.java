package org.adjoint.runtime.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Makes columns of a caller's own objects, each of which is a row. */
public final class RowReader<T> {
  private final List<T> rows;
  private final Columns columns = new Columns();

  private RowReader(List<T> rows) {
    this.rows = rows;
  }

  /** Reads these rows, once and in their order. */
  public static <T> RowReader<T> of(Iterable<? extends T> rows) {
    return of(StreamSupport.stream(rows.spliterator(), false));
  }

  /** Reads the rows of a stream, which is used up. */
  public static <T> RowReader<T> of(Stream<? extends T> rows) {
    List<T> all = new ArrayList<>();
    rows.forEachOrdered(all::add);
    return new RowReader<>(all);
  }

  /** A column of numbers. */
  public RowReader<T> number(String name, ToDoubleFunction<? super T> value) {
    columns.with(name, rows.stream().mapToDouble(value).toArray());
    return this;
  }

  /** A column of texts. */
  public RowReader<T> text(String name, Function<? super T, String> value) {
    columns.with(name, rows.stream().map(value).toArray(String[]::new));
    return this;
  }

  /** A column of vectors, all of one length. */
  public RowReader<T> vector(String name, Function<? super T, float[]> value) {
    columns.with(name, rows.stream().map(value).toArray(float[][]::new));
    return this;
  }

  /** The columns that were read. */
  public Columns columns() {
    return columns;
  }
}
