package org.adjoint.runtime.progress;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.LongSupplier;
import org.adjoint.runtime.train.EpochReport;
import org.adjoint.runtime.train.RunningMeasures;
import org.adjoint.runtime.train.TrainingListener;
import org.adjoint.runtime.train.TrainingResult;
import org.jspecify.annotations.Nullable;

/**
 * Shows training on a console. On a terminal: a table with a row for each epoch, and below it one
 * line that is drawn anew, with a bar, the measures, the speed and the time left. Elsewhere: a line
 * for each epoch, and one now and then inside a long one.
 */
public final class ConsoleProgress implements TrainingListener {
  private static final long TERMINAL_INTERVAL = 100_000_000L;
  private static final long PLAIN_INTERVAL = 10_000_000_000L;
  private static final String CLEAR_LINE = "\r\u001B[K";

  /** A line that is too long is cut off, as one that wraps could not be drawn anew. */
  private static final String UNWRAPPED = "\u001B[?7l";

  private static final String WRAPPED = "\u001B[?7h";
  private static final int BAR_WIDTH = 24;
  private static final int COLUMN_WIDTH = 12;

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoseconds;
  private long nextDrawing;
  private boolean headed;
  private @Nullable Pace pace;

  /** Shows progress on {@code out}; {@code terminal} says whether a line there can be redrawn. */
  public ConsoleProgress(PrintStream out, boolean terminal) {
    this(out, terminal, System::nanoTime);
  }

  ConsoleProgress(PrintStream out, boolean terminal, LongSupplier nanoseconds) {
    this.out = out;
    this.terminal = terminal;
    this.nanoseconds = nanoseconds;
  }

  @Override
  public void started(Run run, int step) {
    pace = new Pace(run, step, nanoseconds);
    nextDrawing = nanoseconds.getAsLong() + (terminal ? TERMINAL_INTERVAL : PLAIN_INTERVAL);
  }

  @Override
  public void batchFinished(int epoch, int step, RunningMeasures soFar) {
    if (pace == null || nanoseconds.getAsLong() < nextDrawing) {
      return;
    }
    nextDrawing = nanoseconds.getAsLong() + (terminal ? TERMINAL_INTERVAL : PLAIN_INTERVAL);
    String line = line(pace, epoch, step, soFar);
    if (terminal) {
      out.print(CLEAR_LINE + UNWRAPPED + line + WRAPPED);
      out.flush();
    } else {
      out.println(line);
    }
  }

  private String line(Pace pace, int epoch, int step, RunningMeasures soFar) {
    Run run = pace.run();
    StringBuilder line = new StringBuilder("epoch " + epoch + "/" + run.epochs());
    if (terminal) {
      line.append(' ').append(bar((double) soFar.batches() / run.batches()));
    }
    line.append(' ').append(soFar.batches()).append('/').append(run.batches());
    for (int i = 0; i < soFar.size(); i++) {
      line.append("  ").append(soFar.name(i)).append(' ').append(Figures.measure(soFar.value(i)));
    }
    line.append("  ").append(Figures.rate(pace.rate(step)));
    return line.append("  ").append(Figures.time(pace.left(step))).append(" left").toString();
  }

  private static String bar(double share) {
    int full = (int) Math.round(share * BAR_WIDTH);
    return "[" + "#".repeat(full) + ".".repeat(BAR_WIDTH - full) + "]";
  }

  @Override
  public void epochFinished(EpochReport report) {
    if (pace == null) {
      return;
    }
    if (terminal) {
      out.print(CLEAR_LINE);
      if (!headed) {
        out.println(header(report));
        headed = true;
      }
      out.println(row(pace, report));
    } else {
      out.println(plain(pace, report));
    }
    pace.nextEpoch();
  }

  private static String header(EpochReport report) {
    StringBuilder line = new StringBuilder(" epoch");
    report.training().keySet().forEach(name -> line.append(right(name)));
    report.validation().keySet().forEach(name -> line.append(right("val " + name)));
    return line.append(right("time")).toString();
  }

  private static String row(Pace pace, EpochReport report) {
    String epoch = Integer.toString(report.epoch());
    StringBuilder line =
        new StringBuilder(" ".repeat(Math.max(0, 6 - epoch.length()))).append(epoch);
    columns(report.training(), line, "");
    columns(report.validation(), line, "val ");
    return line.append(right(Figures.time(pace.epochSeconds()))).toString();
  }

  private static void columns(Map<String, Double> measures, StringBuilder line, String prefix) {
    measures.forEach(
        (name, value) -> {
          int width = Math.max(COLUMN_WIDTH, prefix.length() + name.length() + 2);
          String figure = Figures.measure(value);
          line.append(" ".repeat(Math.max(1, width - figure.length()))).append(figure);
        });
  }

  private static String right(String text) {
    return " ".repeat(Math.max(2, COLUMN_WIDTH - text.length())) + text;
  }

  private static String plain(Pace pace, EpochReport report) {
    StringBuilder line = new StringBuilder("epoch " + report.epoch() + "/" + pace.run().epochs());
    named(report.training(), line, "");
    named(report.validation(), line, "validation ");
    line.append("  ").append(Figures.rate(pace.rate(report.step())));
    return line.append("  ").append(Figures.time(pace.epochSeconds())).toString();
  }

  private static void named(Map<String, Double> measures, StringBuilder line, String prefix) {
    measures.forEach(
        (name, value) ->
            line.append("  ")
                .append(prefix)
                .append(name)
                .append(' ')
                .append(Figures.measure(value)));
  }

  @Override
  public void finished(TrainingResult result) {
    if (terminal) {
      out.print(CLEAR_LINE);
    }
    StringBuilder line =
        new StringBuilder(
            switch (result.end()) {
              case COMPLETED -> "trained";
              case STOPPED_EARLY -> "stopped early, as there was no more improvement, after";
              case CANCELLED -> "cancelled after";
            });
    line.append(' ').append(result.epochs()).append(" epochs, ").append(result.steps());
    line.append(" steps, ").append(Figures.time(result.seconds()));
    if (result.report().epoch() != result.epochs()) {
      line.append("; the model is that of epoch ").append(result.report().epoch());
    }
    named(
        result.report().deciding(),
        line.append(":"),
        result.validation().isEmpty() ? "" : "validation ");
    out.println(line);
    out.flush();
  }
}
