package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.check.Suggestions;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.lower.TrainBlock.Monitor;

/** Holds what a {@code train} block watches against what its model reports. */
final class WatchedMeasures {
  private final Elaboration elaboration;
  private final String model;
  private final List<String> measures;

  WatchedMeasures(Elaboration elaboration, ModelInterface model) {
    this.elaboration = elaboration;
    this.model = model.name();
    this.measures = model.measures().stream().map(ModelInterface.Measure::name).toList();
  }

  /** Whether everything that is watched is reported; what is not is a fault of the program. */
  boolean check(TrainBlock.Watch watch) {
    boolean stop = watch.stopEarly() == null || check(watch.stopEarly().monitor());
    boolean plateau = watch.plateau() == null || check(watch.plateau().monitor());
    Monitor best = watch.checkpoint() == null ? null : watch.checkpoint().best();
    return stop && plateau && (best == null || check(best));
  }

  private boolean check(Monitor monitor) {
    if (measures.contains(monitor.name())) {
      return true;
    }
    String message = "`" + model + "` has no metric `" + monitor.name() + "`";
    String near = Suggestions.help(monitor.name(), measures);
    String all = "it reports `" + String.join("`, `", measures) + "`";
    elaboration.report(
        new Fault(
            Diagnostic.of(Code.INVALID_OPTION, monitor.span(), message)
                .withHelp(near == null ? all : near)));
    return false;
  }
}
