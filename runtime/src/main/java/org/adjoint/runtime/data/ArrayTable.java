package org.adjoint.runtime.data;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.array.IdxFile;
import org.adjoint.runtime.array.NpyFile;
import org.adjoint.runtime.array.NpzFile;
import org.adjoint.runtime.array.NumberArray;
import org.adjoint.runtime.file.RootFolder;

/** Makes a table of files of arrays, each a column whose rows run along its first axis. */
final class ArrayTable {
  private final RootFolder root;
  private final SourcePlace place;
  private final Function<List<String>, ColumnUses> usesOf;
  private final Map<String, NumberColumn> columns = new LinkedHashMap<>();
  private int rows = -1;
  private String first = "";

  private ArrayTable(
      RootFolder root, SourcePlace place, Function<List<String>, ColumnUses> usesOf) {
    this.root = root;
    this.place = place;
    this.usesOf = usesOf;
  }

  /** {@code usesOf} says, given the columns' names, which of them are wanted. */
  static Table read(
      Source.Arrays source, RootFolder root, Function<List<String>, ColumnUses> usesOf) {
    ArrayTable table = new ArrayTable(root, source.place(), usesOf);
    try {
      return switch (source.format()) {
        case IDX -> table.idx(source.files());
        case NPY -> table.npy(source.files());
        case NPZ -> table.npz(source.files().get(0));
      };
    } catch (DataException e) {
      throw e;
    } catch (AdjointException e) {
      throw new DataException(
          DataFault.of(e), String.valueOf(e.getMessage()), source.place(), e.hint());
    } catch (IOException e) {
      throw new DataException(
          "cannot read '" + String.join("', '", source.files()) + "': " + e.getMessage(),
          source.place());
    }
  }

  private Table idx(List<String> files) throws IOException {
    ColumnUses uses = usesOf.apply(List.of("images", "labels").subList(0, files.size()));
    NumberArray images = IdxFile.read(root.existing(files.get(0)), files.get(0));
    requireAxes(images, files.get(0), images.shape().size() > 1, "images");
    add("images", files.get(0), images);
    if (files.size() > 1) {
      NumberArray labels = IdxFile.read(root.existing(files.get(1)), files.get(1));
      requireAxes(labels, files.get(1), labels.shape().size() == 1, "labels");
      add("labels", files.get(1), labels);
    }
    return table(uses);
  }

  private void requireAxes(NumberArray array, String file, boolean fits, String what) {
    if (!fits) {
      throw new DataException(
          "'" + file + "' holds no " + what + ": its shape is " + array.shape(),
          place,
          "the file of the images comes first, that of the labels second");
    }
  }

  private Table npy(List<String> files) throws IOException {
    List<String> names = files.stream().map(ArrayTable::nameOf).toList();
    ColumnUses uses = usesOf.apply(names);
    for (String name : read(names, uses)) {
      String file = files.get(names.indexOf(name));
      add(name, file, NpyFile.read(root.existing(file), file));
    }
    return table(uses);
  }

  /** The name of a file without its folder and its extension. */
  private static String nameOf(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return name.replaceFirst("\\.npy(\\.gz)?$", "");
  }

  private Table npz(String file) throws IOException {
    try (NpzFile archive = NpzFile.open(root.existing(file), file)) {
      List<String> names = archive.names();
      if (names.isEmpty()) {
        throw new DataException("'" + file + "' holds no arrays", place);
      }
      ColumnUses uses = usesOf.apply(names);
      for (String name : read(names, uses)) {
        add(name, file + "/" + name, archive.read(name));
      }
      return table(uses);
    }
  }

  /** The columns that are used; where none is, one that tells the number of rows. */
  private static Set<String> read(List<String> names, ColumnUses uses) {
    Set<String> read = new LinkedHashSet<>(names);
    Set<String> used = new LinkedHashSet<>(uses.numbers().keySet());
    used.addAll(uses.texts().keySet());
    read.retainAll(used);
    return read.isEmpty() ? Set.of(names.get(0)) : read;
  }

  private void add(String name, String file, NumberArray array) {
    if (array.shape().isEmpty()) {
      throw new DataException(
          "'" + file + "' holds a single number, where an array of rows is needed", place);
    }
    if (rows >= 0 && array.rows() != rows) {
      throw new DataException(
          "'" + file + "' has " + array.rows() + " rows, but '" + first + "' has " + rows, place);
    }
    if (rows < 0) {
      rows = array.rows();
      first = file;
    }
    columns.put(name, new ArrayColumn(array));
  }

  private Table table(ColumnUses uses) {
    String named = first;
    return new Table(rows, uses, columns, Map.of(), row -> "'" + named + "', row " + row);
  }
}
