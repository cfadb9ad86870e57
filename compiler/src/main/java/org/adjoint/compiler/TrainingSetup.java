package org.adjoint.compiler;

import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Validation;
import org.adjoint.runtime.train.TrainingPlan;

/**
 * What the runtime needs to train a model besides its class.
 *
 * @param data where the rows come from
 * @param validation which rows the model is validated with
 * @param plan how long, in which batches, and what is decided at the end of each epoch
 */
public record TrainingSetup(DataSpecification data, Validation validation, TrainingPlan plan) {}
