package org.adjoint.compiler;

import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.runtime.train.Direction;
import org.adjoint.runtime.train.TrainingPlan;
import org.adjoint.runtime.train.TrainingPlan.Length;
import org.adjoint.runtime.train.Watch;
import org.jspecify.annotations.Nullable;

/** Tells the runtime what a {@code train} block says of the run. */
final class TrainingPlans {
  private TrainingPlans() {}

  static TrainingPlan of(TrainBlock block) {
    TrainBlock.Loop loop = block.loop();
    TrainBlock.Watch watch = block.watch();
    TrainingPlan.Control control =
        new TrainingPlan.Control(
            stopEarly(watch.stopEarly()),
            plateau(watch.plateau()),
            checkpoint(watch.checkpoint()),
            loop.stopOnNan());
    return new TrainingPlan(loop.batch(), length(loop), loop.shuffle(), loop.seed(), control);
  }

  private static Length length(TrainBlock.Loop loop) {
    Integer epochs = loop.epochs();
    Integer steps = loop.steps();
    return new Length(
        epochs == null ? Integer.MAX_VALUE : epochs, steps == null ? Integer.MAX_VALUE : steps);
  }

  private static TrainingPlan.@Nullable StopEarly stopEarly(TrainBlock.@Nullable StopEarly stop) {
    return stop == null
        ? null
        : new TrainingPlan.StopEarly(watch(stop.monitor()), stop.restoreBest());
  }

  private static TrainingPlan.@Nullable ReduceOnPlateau plateau(
      TrainBlock.@Nullable Plateau plateau) {
    return plateau == null
        ? null
        : new TrainingPlan.ReduceOnPlateau(
            watch(plateau.monitor()), plateau.factor(), plateau.cooldown());
  }

  private static TrainingPlan.@Nullable Checkpoint checkpoint(
      TrainBlock.@Nullable Checkpoint checkpoint) {
    return checkpoint == null
        ? null
        : new TrainingPlan.Checkpoint(checkpoint.file(), checkpoint.every(), checkpoint.keepBest());
  }

  private static Watch watch(TrainBlock.Monitor monitor) {
    Direction direction =
        switch (monitor.mode()) {
          case "min" -> Direction.MINIMIZE;
          case "max" -> Direction.MAXIMIZE;
          default -> Direction.of(monitor.name());
        };
    return new Watch(monitor.name(), direction, monitor.patience(), monitor.leastChange());
  }
}
