package org.adjoint.runtime.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.csv.CsvException;
import org.adjoint.runtime.csv.CsvReader;
import org.adjoint.runtime.csv.DecimalParser;
import org.adjoint.runtime.file.RootFolder;
import org.jspecify.annotations.Nullable;

/** Reads the used columns of the text tables of one source. */
final class CsvTable {
  private final Source.Csv source;
  private final RootFolder root;
  private final Function<List<String>, ColumnUses> usesOf;
  private final Set<String> missing;
  private final List<String> files = new ArrayList<>();

  /** Whether a number may stand for a missing value, so that every one must be looked up. */
  private final boolean numberMayBeMissing;

  private @Nullable List<String> columns;
  private @Nullable ColumnUses uses;
  private final List<NumberBuilder> numbers = new ArrayList<>();
  private final List<TextBuilder> texts = new ArrayList<>();
  private int[] lines = new int[1 << 8];
  private int rows;
  private final List<Integer> fileStarts = new ArrayList<>();

  private CsvTable(Source.Csv source, RootFolder root, Function<List<String>, ColumnUses> usesOf) {
    this.source = source;
    this.root = root;
    this.usesOf = usesOf;
    this.missing = new HashSet<>(source.missing());
    this.missing.add("");
    this.numberMayBeMissing =
        missing.stream().anyMatch(text -> !Double.isNaN(DecimalParser.parse(text)));
  }

  /** Reads all rows; {@code usesOf} says, given the columns' names, which of them are wanted. */
  static Table read(Source.Csv source, RootFolder root, Function<List<String>, ColumnUses> usesOf) {
    CsvTable table = new CsvTable(source, root, usesOf);
    for (String name : source.files()) {
      for (String file : table.matching(name)) {
        table.files.add(file);
        table.readFile(file);
      }
    }
    return table.finish();
  }

  private List<String> matching(String name) {
    try {
      return root.matching(name);
    } catch (AdjointException e) {
      throw new DataException(
          DataFault.of(e), String.valueOf(e.getMessage()), source.place(), e.hint());
    }
  }

  private void readFile(String file) {
    try {
      Path path = root.existing(file);
      try (CsvReader reader = CsvReader.open(path, file, source.separator())) {
        readRecords(reader);
      }
    } catch (DataException e) {
      throw e;
    } catch (AdjointException e) {
      throw new DataException(
          DataFault.of(e), String.valueOf(e.getMessage()), source.place(), e.hint());
    } catch (IOException e) {
      throw new DataException(
          DataFault.UNREADABLE,
          "cannot read '" + file + "': " + e.getMessage(),
          source.place(),
          null);
    }
  }

  private void readRecords(CsvReader reader) throws IOException {
    fileStarts.add(rows);
    if (!reader.next()) {
      throw new DataException("'" + reader.name() + "' is empty", source.place());
    }
    acceptColumns(reader);
    if (source.header() && !reader.next()) {
      return;
    }
    do {
      readRow(reader);
    } while (reader.next());
  }

  private void acceptColumns(CsvReader reader) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < reader.fields(); i++) {
      names.add(source.header() ? reader.field(i).strip() : "c" + i);
    }
    if (columns == null) {
      columns = names;
      ColumnUses used = usesOf.apply(names);
      uses = used;
      used.numbers()
          .forEach(
              (name, place) -> numbers.add(new NumberBuilder(name, names.indexOf(name), place)));
      used.texts().forEach((name, place) -> texts.add(new TextBuilder(name, names.indexOf(name))));
    } else if (!columns.equals(names)) {
      throw new DataException(
          "'" + reader.name() + "' has other columns than '" + files.get(0) + "'", source.place());
    }
  }

  private void readRow(CsvReader reader) {
    int expected = columns == null ? 0 : columns.size();
    if (reader.fields() != expected) {
      throw reader.fault(
          count(reader.fields(), "field")
              + " where the "
              + (source.header() ? "header has " : "first record has ")
              + expected);
    }
    if (rows == lines.length) {
      int capacity = grown(rows, reader);
      lines = Arrays.copyOf(lines, capacity);
      numbers.forEach(column -> column.values = Arrays.copyOf(column.values, capacity));
      texts.forEach(column -> column.values = Arrays.copyOf(column.values, capacity));
    }
    lines[rows] = (int) Math.min(reader.line(), Integer.MAX_VALUE);
    for (NumberBuilder column : numbers) {
      column.values[rows] = number(reader, column);
    }
    for (TextBuilder column : texts) {
      column.values[rows] = column.shared(presentText(reader, column.index));
    }
    rows++;
  }

  private static int grown(int rows, CsvReader reader) {
    if (rows >= Integer.MAX_VALUE / 2) {
      throw reader.fault("more rows than can be held");
    }
    return 2 * rows;
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private double number(CsvReader reader, NumberBuilder column) {
    double value = reader.number(column.index);
    if (!Double.isNaN(value) && !numberMayBeMissing) {
      return value;
    }
    String text = presentText(reader, column.index);
    if (text == null) {
      return Double.NaN;
    }
    if (Double.isNaN(value)) {
      throw notANumber(
          reader.fault("column '" + column.name + "': " + shown(text) + " is not a number"),
          column);
    }
    return value;
  }

  private static DataException notANumber(CsvException fault, NumberBuilder column) {
    return new DataException(
        DataFault.NOT_NUMERIC,
        String.valueOf(fault.getMessage()),
        column.place,
        "`"
            + column.name
            + " -> category` makes class numbers of text; `missing: \"…\"` of csv names what stands for a missing value");
  }

  static String shown(String text) {
    String start = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return "'" + start.replaceAll("\\p{Cntrl}", "·") + "'";
  }

  private @Nullable String presentText(CsvReader reader, int index) {
    String text = reader.field(index);
    return missing.contains(text) || missing.contains(text.strip()) ? null : text;
  }

  private Table finish() {
    Map<String, NumberColumn> numberColumns = new LinkedHashMap<>();
    for (NumberBuilder column : numbers) {
      numberColumns.put(column.name, new ScalarColumn(Arrays.copyOf(column.values, rows)));
    }
    Map<String, @Nullable String[]> textColumns = new LinkedHashMap<>();
    for (TextBuilder column : texts) {
      textColumns.put(column.name, Arrays.copyOf(column.values, rows));
    }
    int[] lineOfRow = Arrays.copyOf(lines, rows);
    ColumnUses used = uses == null ? usesOf.apply(List.of()) : uses;
    return new Table(rows, used, numberColumns, textColumns, row -> rowName(row, lineOfRow));
  }

  private String rowName(int row, int[] lineOfRow) {
    int file = 0;
    while (file + 1 < fileStarts.size() && fileStarts.get(file + 1) <= row) {
      file++;
    }
    return files.get(file) + ", line " + lineOfRow[row];
  }

  private static final class NumberBuilder {
    final String name;
    final int index;
    final SourcePlace place;
    double[] values = new double[1 << 8];

    NumberBuilder(String name, int index, SourcePlace place) {
      this.name = name;
      this.index = index;
      this.place = place;
    }
  }

  private static final class TextBuilder {
    /** Beyond so many distinct texts, looking for a shared one costs more than it saves. */
    private static final int MOST_SHARED = 1 << 16;

    final String name;
    final int index;
    @Nullable String[] values = new String[1 << 8];
    private final Map<String, String> shared = new HashMap<>();

    TextBuilder(String name, int index) {
      this.name = name;
      this.index = index;
    }

    @Nullable String shared(@Nullable String text) {
      if (text == null || shared.size() >= MOST_SHARED) {
        return text;
      }
      String first = shared.putIfAbsent(text, text);
      return first == null ? text : first;
    }
  }
}
