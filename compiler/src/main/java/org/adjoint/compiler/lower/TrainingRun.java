package org.adjoint.compiler.lower;

import org.adjoint.compiler.lower.TrainBlock.Loop;
import org.adjoint.compiler.lower.TrainBlock.Monitor;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Validation;
import org.adjoint.runtime.train.Direction;
import org.adjoint.runtime.train.TrainingPlan;
import org.adjoint.runtime.train.Watch;
import org.jspecify.annotations.Nullable;

/** A run as the runtime takes it: how to train, and with which rows. */
public record TrainingRun(TrainingPlan plan, DataSpecification data, Validation validation) {

  /**
   * The run of a block.
   *
   * @param separate the rows to validate with, where the block names such
   */
  static TrainingRun of(TrainBlock block, DataSpecification data, DataSpecification separate) {
    return new TrainingRun(plan(block), data, validation(block, separate));
  }

  private static Validation validation(TrainBlock block, DataSpecification separate) {
    if (block.validation() instanceof TrainBlock.Validation.Fraction part) {
      return new Validation.Fraction(part.fraction(), DataArithmetic.place(part.span()));
    }
    return block.validation() instanceof TrainBlock.Validation.Data
        ? new Validation.Separate(separate)
        : new Validation.None();
  }

  private static TrainingPlan plan(TrainBlock block) {
    Loop loop = block.loop();
    TrainingPlan.Length length =
        new TrainingPlan.Length(orEndless(loop.epochs()), orEndless(loop.steps()));
    TrainBlock.Watch watch = block.watch();
    TrainingPlan.Control control =
        new TrainingPlan.Control(
            stopEarly(watch.stopEarly()),
            plateau(watch.plateau()),
            checkpoint(watch.checkpoint()),
            loop.stopOnNan());
    return new TrainingPlan(loop.batch(), length, loop.shuffle(), loop.seed(), control);
  }

  private static int orEndless(@Nullable Integer count) {
    return count == null ? Integer.MAX_VALUE : count;
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

  private static Watch watch(Monitor monitor) {
    Direction direction =
        switch (monitor.mode()) {
          case "min" -> Direction.MINIMIZE;
          case "max" -> Direction.MAXIMIZE;
          default -> Direction.of(monitor.name());
        };
    return new Watch(monitor.name(), direction, monitor.patience(), monitor.leastChange());
  }
}
