package org.adjoint.compiler.lower;

import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.lower.TrainBlock.Loop;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Validation;
import org.adjoint.runtime.train.TrainingPlan;
import org.jspecify.annotations.Nullable;

/** A run as the runtime takes it: how to train, and with which rows. */
public record TrainingRun(TrainingPlan plan, DataSpecification data, Validation validation) {

  /**
   * The run of a block.
   *
   * @param model what is trained
   * @param separate the rows to validate with, where the block names such
   */
  static TrainingRun of(
      TrainBlock block, ModelInterface model, DataSpecification data, DataSpecification separate) {
    return new TrainingRun(plan(block, model), data, validation(block, separate));
  }

  private static Validation validation(TrainBlock block, DataSpecification separate) {
    if (block.validation() instanceof TrainBlock.Validation.Fraction part) {
      return new Validation.Fraction(part.fraction(), DataArithmetic.place(part.span()));
    }
    return block.validation() instanceof TrainBlock.Validation.Data
        ? new Validation.Separate(separate)
        : new Validation.None();
  }

  private static TrainingPlan plan(TrainBlock block, ModelInterface model) {
    Loop loop = block.loop();
    TrainingPlan.Length length =
        new TrainingPlan.Length(orEndless(loop.epochs()), orEndless(loop.steps()));
    TrainingPlan.Control control = new RunControl(model).of(block.watch(), loop.stopOnNan());
    return new TrainingPlan(loop.batch(), length, loop.shuffle(), loop.seed(), control);
  }

  private static int orEndless(@Nullable Integer count) {
    return count == null ? Integer.MAX_VALUE : count;
  }
}
