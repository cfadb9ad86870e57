package org.adjoint.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.adjoint.runtime.csv.CsvException;
import org.adjoint.runtime.csv.CsvReader;
import org.adjoint.runtime.csv.DecimalParser;
import org.adjoint.runtime.file.RootFolder;
import org.jspecify.annotations.Nullable;

/** Reads the used columns of the text tables of one source. */
final class CsvTable {
  /** Leaves room for the arithmetic of batches. */
  private static final int MOST_STREAMED = 1 << 30;

  private final CsvFiles files;
  private final boolean header;
  private final Set<String> missing;

  /** Whether a number may stand for a missing value, so that every one must be looked up. */
  private final boolean numberMayBeMissing;

  private final int columns;
  private final ColumnUses uses;
  private final List<NumberBuilder> numbers = new ArrayList<>();
  private final List<TextBuilder> texts = new ArrayList<>();
  private int[] lines = new int[RowChunk.MOST];
  private int rows;
  private int before;
  private final List<Integer> fileStarts = new ArrayList<>();

  private CsvTable(Source.Csv source, CsvFiles files, Function<List<String>, ColumnUses> usesOf) {
    this.files = files;
    this.header = source.header();
    this.missing = new HashSet<>(source.missing());
    this.missing.add("");
    this.numberMayBeMissing =
        missing.stream().anyMatch(text -> !Double.isNaN(DecimalParser.parse(text)));
    List<String> names = files.begin();
    this.columns = names.size();
    this.uses = usesOf.apply(names);
    uses.numbers()
        .forEach((name, place) -> numbers.add(new NumberBuilder(name, names.indexOf(name), place)));
    uses.texts().forEach((name, place) -> texts.add(new TextBuilder(name, names.indexOf(name))));
  }

  /** Reads all rows; {@code usesOf} says, given the columns' names, which of them are wanted. */
  static Table read(Source.Csv source, RootFolder root, Function<List<String>, ColumnUses> usesOf) {
    CsvFiles files = new CsvFiles(source, root);
    try {
      CsvTable table = new CsvTable(source, files, usesOf);
      while (files.next()) {
        table.readRow(files.record());
      }
      table.resize(table.rows);
      return table.table();
    } finally {
      files.close();
    }
  }

  /** A table that holds no rows before it is filled with some. */
  static CsvTable open(
      Source.Csv source, RootFolder root, Function<List<String>, ColumnUses> usesOf) {
    CsvFiles files = new CsvFiles(source, root);
    try {
      return new CsvTable(source, files, usesOf);
    } finally {
      files.close();
    }
  }

  /** Goes before the first row. */
  void rewind() {
    files.begin();
    fileStarts.clear();
    rows = 0;
    before = 0;
  }

  /** Holds the rows that follow, {@link RowChunk#MOST} at most; false where there are none. */
  boolean fill() {
    before += rows;
    rows = 0;
    fileStarts.replaceAll(start -> 0);
    texts.forEach(TextBuilder::forget);
    while (rows < RowChunk.MOST && files.next()) {
      readRow(files.record());
    }
    return rows > 0;
  }

  /** How many rows are held. */
  int rows() {
    return rows;
  }

  /** How many rows there are before the first that is held. */
  int before() {
    return before;
  }

  void close() {
    files.close();
  }

  /** The rows that are held; those of one that is filled again are in the same arrays. */
  Table table() {
    Map<String, NumberColumn> numberColumns = new LinkedHashMap<>();
    for (NumberBuilder column : numbers) {
      numberColumns.put(column.name, new ScalarColumn(column.values));
    }
    Map<String, @Nullable String[]> textColumns = new LinkedHashMap<>();
    for (TextBuilder column : texts) {
      textColumns.put(column.name, column.values);
    }
    return new Table(rows, uses, numberColumns, textColumns, this::rowName);
  }

  private void resize(int capacity) {
    lines = Arrays.copyOf(lines, capacity);
    numbers.forEach(column -> column.values = Arrays.copyOf(column.values, capacity));
    texts.forEach(column -> column.values = Arrays.copyOf(column.values, capacity));
  }

  private void readRow(CsvReader reader) {
    if (reader.fields() != columns) {
      throw files.fault(
          reader.fault(
              count(reader.fields(), "field")
                  + " where the "
                  + (header ? "header has " : "first record has ")
                  + columns));
    }
    if (before > MOST_STREAMED) {
      throw files.fault(reader.fault("more rows than can be numbered"));
    }
    while (fileStarts.size() <= files.file()) {
      fileStarts.add(rows);
    }
    if (rows == lines.length) {
      resize(grown(reader));
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

  private int grown(CsvReader reader) {
    if (rows >= Integer.MAX_VALUE / 2) {
      throw files.fault(reader.fault("more rows than can be held"));
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

  private String rowName(int row) {
    int file = 0;
    while (file + 1 < fileStarts.size() && fileStarts.get(file + 1) <= row) {
      file++;
    }
    return files.name(file) + ", line " + lines[row];
  }

  private static final class NumberBuilder {
    final String name;
    final int index;
    final SourcePlace place;
    double[] values = new double[RowChunk.MOST];

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
    @Nullable String[] values = new String[RowChunk.MOST];
    private final Map<String, String> shared = new HashMap<>();

    TextBuilder(String name, int index) {
      this.name = name;
      this.index = index;
    }

    /** Shares no text with rows that are held no longer. */
    void forget() {
      shared.clear();
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
