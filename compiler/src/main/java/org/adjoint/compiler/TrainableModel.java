package org.adjoint.compiler;

import org.adjoint.compiler.lower.TrainingRun;
import org.adjoint.compiler.lower.TrainingStep;
import org.jspecify.annotations.Nullable;

/**
 * A model with its training step and how it is trained.
 *
 * @param run null where the program does not say
 */
record TrainableModel(TrainingStep step, @Nullable TrainingRun run) {}
