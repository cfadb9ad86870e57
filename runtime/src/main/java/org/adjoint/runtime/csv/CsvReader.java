package org.adjoint.runtime.csv;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a text table (RFC 4180) record by record: quoted fields, which may hold separators, line
 * ends and doubled quotes; lines that end in LF, CRLF or CR; empty lines are passed over.
 */
public final class CsvReader implements Closeable {
  private static final int END = -1;

  private final Reader reader;
  private final String name;
  private final char separator;
  private final CsvLimits limits;

  private final char[] buffer = new char[1 << 16];
  private int position;
  private int available;
  private long consumed;

  private char[] record = new char[1 << 10];
  private int recordLength;
  private int[] fieldEnds = new int[16];
  private int fields;
  private long line = 1;
  private long recordLine;

  /** Reads from {@code reader}; {@code name} is what messages call it. */
  public CsvReader(Reader reader, String name, char separator, CsvLimits limits) {
    if (separator == '"' || separator == '\n' || separator == '\r') {
      throw new IllegalArgumentException("a quote or line end cannot separate fields");
    }
    this.reader = reader;
    this.name = name;
    this.separator = separator;
    this.limits = limits;
  }

  /** Opens a file in UTF-8; if its name ends in {@code .gz} it is unpacked. */
  public static CsvReader open(Path file, String name, char separator) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      if (name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
        bytes = new GZIPInputStream(bytes, 1 << 16);
      }
    } catch (ZipException | EOFException e) {
      bytes.close();
      throw new CsvException(name, 1, "it is not a gzip file", null);
    }
    Reader reader =
        new InputStreamReader(
            new BufferedInputStream(bytes),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    return new CsvReader(reader, name, separator, CsvLimits.USUAL);
  }

  /** Reads the next record; false at the end. */
  public boolean next() throws IOException {
    recordLength = 0;
    fields = 0;
    while (true) {
      int c = peek();
      if (c == END) {
        return false;
      }
      if (c != '\n' && c != '\r') {
        break;
      }
      lineEnd();
    }
    recordLine = line;
    boolean more = true;
    while (more) {
      more = field();
    }
    return true;
  }

  /** The number of fields of the record. */
  public int fields() {
    return fields;
  }

  /** The line on which the record begins, from 1. */
  public long line() {
    return recordLine;
  }

  /** What messages call the table. */
  public String name() {
    return name;
  }

  /** A field of the record, from 0. */
  public String field(int index) {
    int start = start(index);
    return new String(record, start, fieldEnds[index] - start);
  }

  /** The number that a field holds, spaces around it ignored; NaN if it holds none. */
  public double number(int index) {
    return DecimalParser.parse(record, start(index), fieldEnds[index]);
  }

  private int start(int index) {
    if (index < 0 || index >= fields) {
      throw new IndexOutOfBoundsException(index);
    }
    return index == 0 ? 0 : fieldEnds[index - 1];
  }

  /** A fault in the current record. */
  public CsvException fault(String message) {
    return new CsvException(name, recordLine, message, null);
  }

  private boolean field() throws IOException {
    int start = recordLength;
    if (peek() == '"') {
      quoted(start);
    } else {
      plain(start);
    }
    if (fields == limits.fields()) {
      throw fault("more than " + limits.fields() + " fields");
    }
    if (fields == fieldEnds.length) {
      fieldEnds = Arrays.copyOf(fieldEnds, 2 * fields);
    }
    fieldEnds[fields++] = recordLength;
    int c = peek();
    if (c == separator) {
      position++;
      return true;
    }
    if (c != END) {
      lineEnd();
    }
    return false;
  }

  private void plain(int start) throws IOException {
    int c = peek();
    while (c != END && c != separator && c != '\n' && c != '\r') {
      append((char) c, start);
      position++;
      c = peek();
    }
  }

  private void quoted(int start) throws IOException {
    final long startLine = line;
    position++;
    while (true) {
      int c = peek();
      if (c == END) {
        throw new CsvException(name, startLine, "a quoted field has no closing quote", null);
      }
      position++;
      if (c == '"') {
        if (peek() != '"') {
          break;
        }
        position++;
      } else if (c == '\n' || (c == '\r' && peek() != '\n')) {
        line++;
      }
      append((char) c, start);
    }
    int after = peek();
    if (after != END && after != separator && after != '\n' && after != '\r') {
      throw new CsvException(
          name,
          line,
          "there is text after the closing quote of a field",
          "a quote inside a quoted field is written twice");
    }
  }

  private void append(char c, int start) {
    if (recordLength - start >= limits.fieldCharacters()) {
      throw fault("a field of more than " + limits.fieldCharacters() + " characters");
    }
    if (recordLength == record.length) {
      record = Arrays.copyOf(record, 2 * recordLength);
    }
    record[recordLength++] = c;
  }

  private void lineEnd() throws IOException {
    int c = peek();
    position++;
    if (c == '\r' && peek() == '\n') {
      position++;
    }
    line++;
  }

  private int peek() throws IOException {
    if (position == available) {
      fill();
    }
    return available == 0 ? END : buffer[position];
  }

  private void fill() throws IOException {
    boolean first = consumed == 0;
    position = 0;
    available = 0;
    try {
      available = Math.max(0, reader.read(buffer, 0, buffer.length));
    } catch (CharacterCodingException e) {
      throw new CsvException(name, line, "it is not text in UTF-8", "save it as UTF-8");
    } catch (ZipException | EOFException e) {
      throw new CsvException(name, line, "the gzip file is damaged or cut short", null);
    }
    consumed += available;
    if (consumed > limits.characters()) {
      throw new CsvException(name, line, "more than " + limits.characters() + " characters", null);
    }
    if (first && available > 0 && buffer[0] == '\uFEFF') {
      position = 1;
      if (position == available) {
        fill();
      }
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
