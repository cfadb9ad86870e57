package org.adjoint.runtime.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.csv.CsvReader;
import org.adjoint.runtime.file.RootFolder;
import org.jspecify.annotations.Nullable;

/** The records of text tables with the same columns, one table after another. */
final class CsvFiles {
  private final Source.Csv source;
  private final RootFolder root;
  private final List<String> names = new ArrayList<>();
  private List<String> columns = List.of();
  private @Nullable CsvReader reader;
  private int file = -1;

  /** Whether the first record of a file, which names no columns, is still to be handed over. */
  private boolean waiting;

  CsvFiles(Source.Csv source, RootFolder root) {
    this.source = source;
    this.root = root;
    try {
      source.files().forEach(name -> names.addAll(root.matching(name)));
    } catch (AdjointException e) {
      throw fault(e);
    }
  }

  /** Goes before the first record; gives the names of the columns. */
  List<String> begin() {
    close();
    file = -1;
    if (!names.isEmpty()) {
      reading(this::openNext);
    }
    return columns;
  }

  /** Goes to the next record; false at the end. */
  boolean next() {
    return reading(this::advance);
  }

  /** The record. */
  CsvReader record() {
    if (reader == null) {
      throw new IllegalStateException("there is no record");
    }
    return reader;
  }

  /** The place of the record's file among all. */
  int file() {
    return file;
  }

  String name(int place) {
    return names.get(place);
  }

  /** A fault of a file, with the place in the program that names it. */
  DataException fault(AdjointException e) {
    return e instanceof DataException fault
        ? fault
        : new DataException(
            DataFault.of(e), String.valueOf(e.getMessage()), source.place(), e.hint());
  }

  private interface Reading {
    boolean run() throws IOException;
  }

  private boolean reading(Reading action) {
    try {
      return action.run();
    } catch (AdjointException e) {
      throw fault(e);
    } catch (IOException e) {
      throw new DataException(
          DataFault.UNREADABLE,
          "cannot read '" + names.get(file) + "': " + e.getMessage(),
          source.place(),
          null);
    }
  }

  private boolean advance() throws IOException {
    while (reader != null || openNext()) {
      if (waiting || record().next()) {
        waiting = false;
        return true;
      }
      close();
    }
    return false;
  }

  private boolean openNext() throws IOException {
    if (file + 1 == names.size()) {
      return false;
    }
    String name = names.get(++file);
    CsvReader opened = CsvReader.open(root.existing(name), name, source.separator());
    reader = opened;
    if (!opened.next()) {
      throw new DataException("'" + name + "' is empty", source.place());
    }
    accept(columnsOf(opened));
    waiting = !source.header();
    return true;
  }

  private List<String> columnsOf(CsvReader first) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < first.fields(); i++) {
      found.add(source.header() ? first.field(i).strip() : "c" + i);
    }
    return found;
  }

  private void accept(List<String> found) {
    if (columns.isEmpty()) {
      columns = found;
    } else if (!columns.equals(found)) {
      throw new DataException(
          "'" + names.get(file) + "' has other columns than '" + names.get(0) + "'",
          source.place());
    }
  }

  /** Lets go of the file that is read. */
  void close() {
    CsvReader open = reader;
    reader = null;
    waiting = false;
    if (open != null) {
      reading(
          () -> {
            open.close();
            return true;
          });
    }
  }
}
