package org.adjoint.runtime.progress;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.file.AtomicFile;
import org.adjoint.runtime.file.FileFault;
import org.adjoint.runtime.train.EpochReport;
import org.jspecify.annotations.Nullable;

/** Writes a CSV file with a row for each epoch as it finishes. */
public final class HistoryLog implements RunLog {
  private static final OpenOption[] CREATED = {
    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
  };
  private static final OpenOption[] APPENDED = {StandardOpenOption.APPEND};

  private final Path file;
  private final List<String> earlier;
  private @Nullable BufferedWriter writer;

  private HistoryLog(Path file, List<String> earlier) {
    this.file = file;
    this.earlier = earlier;
  }

  /**
   * Begins a file; {@code append} goes on with one that is there, as a resumed run does: rows of
   * epochs that the run goes through again, as it was killed after they were written, are replaced.
   */
  public static HistoryLog open(Path file, boolean append) {
    try {
      boolean goesOn = append && Files.exists(file);
      List<String> earlier = goesOn ? Files.readAllLines(file) : List.of();
      // What cannot be written shall be known before a long run, not after its first epoch.
      Files.newBufferedWriter(file, goesOn ? APPENDED : CREATED).close();
      return new HistoryLog(file, earlier);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static AdjointException unwritable(Path file, IOException e) {
    return new AdjointException("cannot write '" + file + "': " + FileFault.reason(e), null, e);
  }

  @Override
  public void epochFinished(EpochReport report) {
    try {
      if (writer == null) {
        writer = begin(report);
      }
      line(writer, row(report));
      writer.flush();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** The file with the header and the rows of earlier epochs, to be written on. */
  private BufferedWriter begin(EpochReport report) throws IOException {
    List<String> kept = new ArrayList<>(List.of(String.join(",", header(report))));
    earlier.stream().skip(1).filter(row -> isBefore(row, report.epoch())).forEach(kept::add);
    if (!kept.equals(earlier)) {
      byte[] text = (String.join("\n", kept) + "\n").getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(file, channel -> writeAll(channel, text));
    }
    return Files.newBufferedWriter(file, StandardOpenOption.APPEND);
  }

  private static void writeAll(FileChannel channel, byte[] text) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(text);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  private static boolean isBefore(String row, int epoch) {
    int comma = row.indexOf(',');
    try {
      return comma > 0 && Integer.parseInt(row.substring(0, comma)) < epoch;
    } catch (NumberFormatException cut) {
      return false;
    }
  }

  private static void line(BufferedWriter writer, List<String> fields) throws IOException {
    writer.write(String.join(",", fields));
    writer.write('\n');
  }

  /** Names of measures are names of the language, so none needs quotes. */
  private static List<String> header(EpochReport report) {
    List<String> fields = new ArrayList<>(List.of("epoch", "step", "seconds"));
    fields.addAll(report.training().keySet());
    report.validation().keySet().forEach(name -> fields.add("validation_" + name));
    return fields;
  }

  private static List<String> row(EpochReport report) {
    List<String> fields = new ArrayList<>();
    fields.add(Integer.toString(report.epoch()));
    fields.add(Integer.toString(report.step()));
    fields.add(Double.toString(report.seconds()));
    report.training().values().forEach(value -> fields.add(Double.toString(value)));
    report.validation().values().forEach(value -> fields.add(Double.toString(value)));
    return fields;
  }

  @Override
  public void close() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }
}
