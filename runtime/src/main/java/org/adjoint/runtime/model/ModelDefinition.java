package org.adjoint.runtime.model;

import java.nio.file.Path;
import java.util.Map;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Validation;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.save.ModelDescription;
import org.adjoint.runtime.save.ToldRun;
import org.adjoint.runtime.train.TrainingPlan;
import org.adjoint.runtime.work.Team;
import org.jspecify.annotations.Nullable;

/**
 * What a generated class knows of its model.
 *
 * @param text the program that the class was generated from
 * @param training null where the program does not say how the model is trained
 */
public record ModelDefinition(
    Signature signature, Constructor constructor, Text text, @Nullable Training training)
    implements ProgramFactory {

  /** Makes the generated program. */
  @FunctionalInterface
  public interface Constructor {
    /** A program on {@code storage} for batches of at most {@code capacity} rows. */
    Program create(Signature signature, Storage storage, int capacity, Team team);
  }

  /**
   * A program's text.
   *
   * @param files each file by its path, the main one first
   * @param constants what was given instead of values of its constants
   */
  public record Text(Map<String, String> files, Map<String, String> constants) {
    /** Copies the constants; the order of the files counts. */
    public Text {
      constants = Map.copyOf(constants);
    }
  }

  /** How the model is trained, and what its rows are made of. */
  public record Training(TrainingPlan plan, DataSpecification data, Validation validation) {}

  /** How the model is trained. */
  public Training requireTraining() {
    if (training == null) {
      String name = signature.model();
      throw new AdjointException(
          "the program does not say how `" + name + "` is trained",
          "add `train " + name + " { … }`",
          null);
    }
    return training;
  }

  /** The same model, trained as these settings say. */
  public ModelDefinition with(TrainerSettings settings) {
    Training said = requireTraining();
    return with(new Training(settings.plan(said.plan()), said.data(), said.validation()));
  }

  /** The same model, trained with other rows. */
  public ModelDefinition with(DataSpecification data) {
    Training said = requireTraining();
    return with(new Training(said.plan(), data, said.validation()));
  }

  private ModelDefinition with(Training changed) {
    return new ModelDefinition(signature, constructor, text, changed);
  }

  /**
   * What is kept with a model so that it can be made and run again.
   *
   * @param transforms what those of its data learned
   */
  public ModelDescription describe(TrainingPlan plan, Path dataRoot, Json transforms) {
    Json.Fields constants = Json.fields();
    for (String name : text.constants().keySet().stream().sorted().toList()) {
      constants = constants.with(name, Json.of(text.constants().getOrDefault(name, "")));
    }
    return new ModelDescription(
        signature.model(),
        text.files(),
        constants,
        ToldRun.of(plan.seed(), plan.batch(), dataRoot).toJson(),
        transforms);
  }

  @Override
  public Storage newStorage() {
    return new Storage(signature);
  }

  @Override
  public Program create(Storage storage, int capacity, Team team) {
    return constructor.create(signature, storage, capacity, team);
  }
}
