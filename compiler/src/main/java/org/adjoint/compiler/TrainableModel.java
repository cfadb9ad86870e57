package org.adjoint.compiler;

import org.adjoint.compiler.lower.TrainingStep;
import org.jspecify.annotations.Nullable;

/**
 * A model with its training step and how it is trained.
 *
 * @param setup null where the program does not say
 */
record TrainableModel(TrainingStep step, @Nullable TrainingSetup setup) {}
