package org.adjoint.runtime.train;

import java.nio.file.Path;
import java.util.List;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.json.JsonException;
import org.adjoint.runtime.program.Measure;

/**
 * How far a run has come: with the storage, all that is needed to go on as if it had never stopped.
 *
 * @param epoch epochs that are finished
 * @param step steps that are done
 * @param partial the measures of an epoch that is not finished, as JSON
 * @param decisions what has been decided at the ends of epochs
 * @param history one report for each finished epoch
 */
public record TrainingProgress(
    int epoch, int step, Json partial, Decisions decisions, List<EpochReport> history) {
  /** Copies the history, and checks that it fits the numbers. */
  public TrainingProgress {
    history = List.copyOf(history);
    int bestEpoch = decisions.bestEpoch();
    if (epoch != history.size() || step < 0 || bestEpoch < 0 || bestEpoch > epoch) {
      throw new AdjointException("the training state contradicts itself");
    }
  }

  /**
   * What has been decided at the ends of epochs.
   *
   * @param bestEpoch the epoch whose model is the best, or 0
   */
  public record Decisions(
      float learningRateFactor,
      Watch.Seen best,
      Watch.Seen plateau,
      int bestEpoch,
      boolean stoppedEarly) {
    Json toJson() {
      return Json.fields()
          .with("learning_rate_factor", Json.of(learningRateFactor))
          .with("best", best.toJson())
          .with("plateau", plateau.toJson())
          .with("best_epoch", Json.of(bestEpoch))
          .with("stopped_early", Json.of(stoppedEarly));
    }

    static Decisions fromJson(Json json) {
      Json.Fields fields = json.asFields();
      return new Decisions(
          (float) fields.get("learning_rate_factor").asNumber(),
          Watch.Seen.fromJson(fields.get("best")),
          Watch.Seen.fromJson(fields.get("plateau")),
          fields.get("best_epoch").asInt(),
          fields.get("stopped_early").asFlag());
    }
  }

  /** A run of which so many steps are done, by a caller who keeps no account of epochs. */
  public static TrainingProgress ofSteps(int steps, TrainingPlan plan, List<Measure> measures) {
    List<String> names = measures.stream().map(Measure::name).toList();
    return new TrainingProgress(
        0,
        steps,
        new RunningMeasures(measures).toJson(),
        new EpochControl(plan.control(), names).decisions(),
        List.of());
  }

  /** The seconds that training has taken up to the last finished epoch. */
  public double seconds() {
    return history.isEmpty() ? 0 : history.get(history.size() - 1).seconds();
  }

  /** A path in whose last part {@code {epoch}} and {@code {step}} stand for their numbers. */
  public Path placed(Path pattern) {
    String name =
        String.valueOf(pattern.getFileName())
            .replace("{epoch}", Integer.toString(epoch))
            .replace("{step}", Integer.toString(step));
    return pattern.resolveSibling(name);
  }

  /** As metadata of a saved model. */
  public Json toJson() {
    return Json.fields()
        .with("epoch", Json.of(epoch))
        .with("step", Json.of(step))
        .with("partial", partial)
        .with("decisions", decisions.toJson())
        .with("history", new Json.Elements(history.stream().map(EpochReport::toJson).toList()));
  }

  /** Reads what {@link #toJson} wrote. */
  public static TrainingProgress fromJson(Json json) {
    try {
      Json.Fields fields = json.asFields();
      return new TrainingProgress(
          fields.get("epoch").asInt(),
          fields.get("step").asInt(),
          fields.get("partial"),
          Decisions.fromJson(fields.get("decisions")),
          fields.get("history").asList().stream().map(EpochReport::fromJson).toList());
    } catch (JsonException e) {
      throw new AdjointException("the saved training state cannot be read: " + e.getMessage());
    }
  }
}
