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
    OptionReader record = options.record("stop_early", with("restore_best"));
    return record == null
        ? null
        : new TrainBlock.StopEarly(
            monitor(record, "stop_early", 0), record.truth("restore_best", true));
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
    OptionReader record = options.record("checkpoint", List.of("file", "every", "keep_best"));
    if (record == null) {
      return null;
    }
    String file = record.text("file");
    Expression place = options.expression("checkpoint");
    if (record.expression("file") == null && place != null) {
      record.reportMissing("file", place.span());
    }
    Integer every = record.whole("every", 1);
    return file == null
        ? null
        : new TrainBlock.Checkpoint(
            file, every == null ? 1 : every, record.truth("keep_best", false));
  }

  private static List<String> with(String... more) {
    List<String> known = new ArrayList<>(MONITOR);
    known.addAll(List.of(more));
    return known;
  }
}
