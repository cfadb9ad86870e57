package org.adjoint.runtime.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.file.FileFault;
import org.adjoint.runtime.train.EpochReport;
import org.jspecify.annotations.Nullable;

/**
 * Writes the curves of a run for TensorBoard, under the names that Keras gives them: the runs
 * {@code train} and {@code validation}, with {@code epoch_loss} and each metric over the epochs.
 *
 * <p>A run that goes on adds files to the same folder, which TensorBoard shows as one curve.
 */
public final class TensorBoardLog implements RunLog {
  private final Path folder;
  private @Nullable EventFile training;
  private @Nullable EventFile validation;

  private TensorBoardLog(Path folder) {
    this.folder = folder;
  }

  /** Prepares a folder, which is made where there is none. */
  public static TensorBoardLog open(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    return new TensorBoardLog(folder);
  }

  private static AdjointException unwritable(Path folder, IOException e) {
    return new AdjointException(
        "cannot write to '" + folder + "': " + FileFault.reason(e), null, e);
  }

  @Override
  public void epochFinished(EpochReport report) {
    double now = System.currentTimeMillis() / 1e3;
    try {
      if (training == null) {
        training = create("train", now);
      }
      training.add(now, report.epoch(), named(report.training()));
      if (report.validation().isEmpty()) {
        return;
      }
      if (validation == null) {
        validation = create("validation", now);
      }
      validation.add(now, report.epoch(), named(report.validation()));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** A file whose name no other run has, in the form that TensorBoard looks for. */
  private EventFile create(String run, double now) throws IOException {
    Path runFolder = Files.createDirectories(folder.resolve(run));
    long process = ProcessHandle.current().pid();
    String moment = Long.toString((long) now) + "." + process + "." + System.nanoTime();
    return EventFile.create(runFolder.resolve("events.out.tfevents." + moment + ".adjoint"), now);
  }

  private static Map<String, Double> named(Map<String, Double> measures) {
    Map<String, Double> named = new LinkedHashMap<>();
    measures.forEach((name, value) -> named.put("epoch_" + name, value));
    return named;
  }

  @Override
  public void close() {
    try {
      if (training != null) {
        training.close();
      }
      if (validation != null) {
        validation.close();
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }
}
