package org.adjoint.runtime.progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adjoint.runtime.train.EpochReport;
import org.jspecify.annotations.Nullable;

/** The logs that a run was told to write. */
public final class RunLogs implements RunLog {
  private final List<RunLog> logs = new ArrayList<>();

  private RunLogs() {}

  /**
   * Opens those that are asked for.
   *
   * @param table a file with a line for each epoch
   * @param tensorBoard a folder for TensorBoard
   * @param resumed whether the run goes on with one that wrote to the same places
   */
  public static RunLogs open(@Nullable Path table, @Nullable Path tensorBoard, boolean resumed) {
    RunLogs opened = new RunLogs();
    if (tensorBoard != null) {
      opened.logs.add(TensorBoardLog.open(tensorBoard));
    }
    if (table != null) {
      opened.logs.add(HistoryLog.open(table, resumed));
    }
    return opened;
  }

  @Override
  public void epochFinished(EpochReport report) {
    logs.forEach(log -> log.epochFinished(report));
  }

  @Override
  public void close() {
    logs.forEach(RunLog::close);
  }
}
