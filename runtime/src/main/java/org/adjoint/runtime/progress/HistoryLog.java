package org.adjoint.runtime.progress;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.file.FileFault;
import org.adjoint.runtime.train.EpochReport;

/** Writes a CSV file with a row for each epoch as it finishes. */
public final class HistoryLog implements RunLog {
  private final Path file;
  private final BufferedWriter writer;
  private boolean headed;

  private HistoryLog(Path file, BufferedWriter writer, boolean headed) {
    this.file = file;
    this.writer = writer;
    this.headed = headed;
  }

  /** Begins a file; {@code append} goes on with one that is there, as a resumed run does. */
  public static HistoryLog open(Path file, boolean append) {
    try {
      boolean goesOn = append && Files.exists(file) && Files.size(file) > 0;
      BufferedWriter writer =
          goesOn
              ? Files.newBufferedWriter(file, StandardOpenOption.APPEND)
              : Files.newBufferedWriter(file);
      return new HistoryLog(file, writer, goesOn);
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
      if (!headed) {
        headed = true;
        line(header(report));
      }
      line(row(report));
      writer.flush();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private void line(List<String> fields) throws IOException {
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
      writer.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }
}
