package org.adjoint.compiler.lower;

import java.util.Set;
import java.util.stream.Collectors;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.lower.TrainBlock.Monitor;
import org.adjoint.runtime.train.Direction;
import org.adjoint.runtime.train.TrainingPlan;
import org.adjoint.runtime.train.Watch;
import org.jspecify.annotations.Nullable;

/** Tells the runtime what a block has watched of how a model trains. */
final class RunControl {
  private final Set<String> losses;

  RunControl(ModelInterface model) {
    this.losses =
        model.measures().stream()
            .filter(ModelInterface.Measure::loss)
            .map(ModelInterface.Measure::name)
            .collect(Collectors.toSet());
  }

  TrainingPlan.Control of(TrainBlock.Watch watch, boolean stopOnNan) {
    return new TrainingPlan.Control(
        stopEarly(watch.stopEarly()),
        plateau(watch.plateau()),
        checkpoint(watch.checkpoint()),
        stopOnNan);
  }

  private TrainingPlan.@Nullable StopEarly stopEarly(TrainBlock.@Nullable StopEarly stop) {
    return stop == null
        ? null
        : new TrainingPlan.StopEarly(
            watch(stop.monitor()), stop.restoreBest(), stop.baseline(), stop.startFromEpoch());
  }

  private TrainingPlan.@Nullable ReduceOnPlateau plateau(TrainBlock.@Nullable Plateau plateau) {
    return plateau == null
        ? null
        : new TrainingPlan.ReduceOnPlateau(
            watch(plateau.monitor()), plateau.factor(), plateau.cooldown());
  }

  private TrainingPlan.@Nullable Checkpoint checkpoint(TrainBlock.@Nullable Checkpoint saved) {
    if (saved == null) {
      return null;
    }
    Monitor best = saved.best();
    return new TrainingPlan.Checkpoint(
        saved.file(),
        new TrainingPlan.Interval(saved.every(), saved.everySteps()),
        saved.keepBest(),
        best == null ? Watch.loss() : watch(best),
        saved.threshold());
  }

  private Watch watch(Monitor monitor) {
    Direction direction =
        switch (monitor.mode()) {
          case "min" -> Direction.MINIMIZE;
          case "max" -> Direction.MAXIMIZE;
          default ->
              losses.contains(monitor.name()) ? Direction.MINIMIZE : Direction.of(monitor.name());
        };
    return new Watch(monitor.name(), direction, monitor.patience(), monitor.leastChange());
  }
}
