package org.adjoint.runtime.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
  @TempDir Path folder;

  @Test
  void readsQuotedFieldsWithSeparatorsLineEndsAndDoubledQuotes() throws IOException {
    assertThat(read("a,\"b,c\",\"d\ne\",\"f\"\"g\"\n1,,\"\",4"))
        .containsExactly(List.of("a", "b,c", "d\ne", "f\"g"), List.of("1", "", "", "4"));
  }

  @Test
  void takesAllLineEndsAndPassesOverEmptyLinesAndTheByteOrderMark() throws IOException {
    assertThat(read("\uFEFFa,b\r\n1,2\r3,4\n\n5,6\n\r\n"))
        .containsExactly(
            List.of("a", "b"), List.of("1", "2"), List.of("3", "4"), List.of("5", "6"));
  }

  @Test
  void knowsTheLineOnWhichARecordBegins() throws IOException {
    try (CsvReader reader = reader("a\n\"b\nc\r\nd\"\n\ne\n")) {
      List<Long> lines = new ArrayList<>();
      while (reader.next()) {
        lines.add(reader.line());
      }
      assertThat(lines).containsExactly(1L, 2L, 6L);
    }
  }

  @Test
  void refusesAnOpenQuoteAndTextAfterAClosingQuote() {
    assertThatThrownBy(() -> read("a\n\"b\nc"))
        .hasMessage("t.csv, line 2: a quoted field has no closing quote");
    assertThatThrownBy(() -> read("\"a\"b"))
        .hasMessage("t.csv, line 1: there is text after the closing quote of a field");
  }

  @Test
  void refusesWhatExceedsTheLimits() {
    CsvLimits limits = new CsvLimits(3, 2, 20);
    assertThatThrownBy(() -> read("abcd", limits)).hasMessageContaining("more than 3 characters");
    assertThatThrownBy(() -> read("a,b,c", limits)).hasMessageContaining("more than 2 fields");
    assertThatThrownBy(() -> read("a\n".repeat(11), limits))
        .hasMessageContaining("more than 20 characters");
  }

  @Test
  void readsGzipAndSaysWhenItIsDamaged() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("a,b\n1,2\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
    }
    Path whole = Files.write(folder.resolve("w.csv.gz"), bytes.toByteArray());
    try (CsvReader reader = CsvReader.open(whole, "w.csv.gz", ',')) {
      assertThat(records(reader)).hasSize(2000);
    }
    byte[] cut = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);
    Path half = Files.write(folder.resolve("h.csv.gz"), cut);
    assertThatThrownBy(() -> records(CsvReader.open(half, "h.csv.gz", ',')))
        .hasMessageContaining("damaged or cut short");
    Path plain = Files.writeString(folder.resolve("p.csv.gz"), "a,b\n");
    assertThatThrownBy(() -> CsvReader.open(plain, "p.csv.gz", ','))
        .hasMessageContaining("not a gzip file");
  }

  @Test
  void refusesWhatIsNotUtf8() throws IOException {
    Path file = Files.write(folder.resolve("latin.csv"), new byte[] {'a', (byte) 0xE9, '\n'});
    assertThatThrownBy(() -> records(CsvReader.open(file, "latin.csv", ',')))
        .hasMessage("latin.csv, line 1: it is not text in UTF-8");
  }

  @Test
  void agreesWithFastCsvOnRandomText() throws IOException {
    Random random = new Random(7);
    String alphabet = "ab,,\"\"\n\r ;";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(14); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(outcome(text.toString())).as("of %s", text).isEqualTo(expected(text.toString()));
    }
  }

  @Test
  void aFieldLongerThanTheBufferIsRead() throws IOException {
    String wide = "x".repeat(200_000);
    assertThat(read("\"" + wide + "\"," + wide)).containsExactly(List.of(wide, wide));
  }

  private static List<List<String>> outcome(String text) {
    try {
      return read(text);
    } catch (CsvException | IOException e) {
      return List.of(List.of("refused"));
    }
  }

  private static List<List<String>> expected(String text) throws IOException {
    List<List<String>> records = new ArrayList<>();
    try (var reader =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        records.add(record.getFields());
      }
      return records;
    } catch (CsvParseException e) {
      return List.of(List.of("refused"));
    }
  }

  private static CsvReader reader(String text) {
    return new CsvReader(new StringReader(text), "t.csv", ',', CsvLimits.USUAL);
  }

  private static List<List<String>> read(String text) throws IOException {
    return records(reader(text));
  }

  private static List<List<String>> read(String text, CsvLimits limits) throws IOException {
    return records(new CsvReader(new StringReader(text), "t.csv", ',', limits));
  }

  private static List<List<String>> records(CsvReader reader) throws IOException {
    List<List<String>> records = new ArrayList<>();
    while (reader.next()) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < reader.fields(); i++) {
        fields.add(reader.field(i));
      }
      records.add(fields);
    }
    return records;
  }
}
