package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.TrainBlock.Monitor;
import org.adjoint.compiler.syntax.Expression;
import org.jspecify.annotations.Nullable;

/** Reads the options of {@code train} that look at how training goes. */
final class WatchOptions {
  private static final List<String> MONITOR = List.of("monitor", "patience", "min_delta", "mode");
  private static final List<String> BEST = List.of("monitor", "mode", "min_delta", "threshold");
  private static final List<String> CHECKPOINT =
      List.of(
          "file", "every", "every_steps", "keep_best", "monitor", "mode", "min_delta", "threshold");
  private static final int PATIENCE = 10;
  private static final double PLATEAU_CHANGE = 1e-4;
  private static final double PLATEAU_FACTOR = 0.1;

  private final OptionReader options;

  WatchOptions(OptionReader options) {
    this.options = options;
  }

  TrainBlock.Watch read() {
    return new TrainBlock.Watch(stopEarly(), plateau(), checkpoint());
  }

  private TrainBlock.@Nullable StopEarly stopEarly() {
    OptionReader record =
        options.record("stop_early", with("restore_best", "baseline", "start_from_epoch"));
    if (record == null) {
      return null;
    }
    Integer start = record.whole("start_from_epoch", 1);
    return new TrainBlock.StopEarly(
        monitor(record, "stop_early", 0),
        record.truth("restore_best", true),
        record.number("baseline", -Double.MAX_VALUE, Double.MAX_VALUE),
        start == null ? 1 : start);
  }

  private TrainBlock.@Nullable Plateau plateau() {
    OptionReader record =
        options.record("reduce_on_plateau", with("factor", "cooldown", "min_rate"));
    if (record == null) {
      return null;
    }
    Double factor = record.number("factor", 0, Math.nextDown(1.0));
    Double leastRate = record.number("min_rate", 0, Double.MAX_VALUE);
    Integer cooldown = record.whole("cooldown", 0);
    return new TrainBlock.Plateau(
        monitor(record, "reduce_on_plateau", PLATEAU_CHANGE),
        factor == null ? PLATEAU_FACTOR : factor,
        cooldown == null ? 0 : cooldown,
        leastRate == null ? 0 : leastRate);
  }

  private Monitor monitor(OptionReader record, String key, double change) {
    Expression expression = record.expression("monitor");
    String name = expression == null ? "loss" : OptionReader.written(expression);
    if (expression != null && name == null) {
      record.report(
          record.fault(
              expression.span(),
              Code.INVALID_OPTION,
              "`monitor` is `loss` or the name of a metric"));
    }
    Expression place = expression == null ? options.expression(key) : expression;
    if (place == null) {
      throw new IllegalStateException("no option " + key);
    }
    Integer patience = record.whole("patience", 0);
    Double leastChange = record.number("min_delta", 0, Double.MAX_VALUE);
    String mode = record.word("mode", List.of("min", "max", "auto"));
    return new Monitor(
        name == null ? "loss" : name,
        place.span(),
        mode == null ? "auto" : mode,
        patience == null ? PATIENCE : patience,
        leastChange == null ? change : leastChange);
  }

  private TrainBlock.@Nullable Checkpoint checkpoint() {
    OptionReader record = options.record("checkpoint", CHECKPOINT);
    Expression place = options.expression("checkpoint");
    if (record == null || place == null) {
      return null;
    }
    String file = record.text("file");
    if (record.expression("file") == null) {
      record.reportMissing("file", place.span());
    }
    Integer every = record.whole("every", 1);
    Integer steps = record.whole("every_steps", 1);
    boolean keepBest = record.truth("keep_best", false);
    Monitor best = best(record, keepBest);
    Double threshold = record.number("threshold", -Double.MAX_VALUE, Double.MAX_VALUE);
    return file == null
        ? null
        : new TrainBlock.Checkpoint(
            file,
            every != null ? every : steps == null ? 1 : 0,
            steps == null ? 0 : steps,
            keepBest,
            best,
            threshold);
  }

  /** What tells the best model: that is said in one place only, and where the best is kept. */
  private @Nullable Monitor best(OptionReader record, boolean keepBest) {
    boolean stops = options.expression("stop_early") != null;
    for (String key : BEST) {
      Expression expression = record.expression(key);
      if (expression != null && (stops || !keepBest)) {
        String message =
            stops
                ? "`stop_early` tells the best model already"
                : "`" + key + "` has a meaning with `keep_best: true` alone";
        record.report(record.fault(expression.span(), Code.INVALID_OPTION, message));
      }
    }
    return stops || !keepBest ? null : monitor(record, "checkpoint", 0);
  }

  private static List<String> with(String... more) {
    List<String> known = new ArrayList<>(MONITOR);
    known.addAll(List.of(more));
    return known;
  }
}
