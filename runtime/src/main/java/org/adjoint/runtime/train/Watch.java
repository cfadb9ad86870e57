package org.adjoint.runtime.train;

import org.adjoint.runtime.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A measure that is watched from epoch to epoch, on validation rows where there are any.
 *
 * @param patience so many epochs without improvement are borne
 * @param minDelta an improvement is more than this
 */
public record Watch(String monitor, Direction direction, int patience, double minDelta) {
  /** The loss, with any improvement counted. */
  public static Watch loss() {
    return new Watch("loss", Direction.MINIMIZE, Integer.MAX_VALUE, 0);
  }

  /**
   * What was seen so far.
   *
   * @param waited the epochs that have passed without a better value; negative while some pass that
   *     do not count
   */
  public record Seen(double best, int waited) {
    Json toJson() {
      return Json.fields().with("best", Json.of(best)).with("wait", Json.of(waited));
    }

    static Seen fromJson(Json json) {
      Json.Fields fields = json.asFields();
      return new Seen(fields.get("best").asNumber(), fields.get("wait").asInt());
    }
  }

  Seen nothing() {
    return new Seen(direction.worst(), 0);
  }

  /** Nothing, where only what is better than a threshold is seen as better. */
  Seen nothing(@Nullable Double threshold) {
    return threshold == null ? nothing() : new Seen(threshold, 0);
  }

  /** Whether a value is better than the best so far. */
  boolean improves(Seen seen, double value) {
    return direction.better(value, seen.best(), minDelta);
  }

  /** What is seen after one more epoch; it has waited 0 if that one was better. */
  Seen next(Seen seen, double value) {
    return improves(seen, value)
        ? new Seen(value, Math.min(0, seen.waited() + 1))
        : new Seen(seen.best(), seen.waited() + 1);
  }

  /** The same where only what is also better than a baseline counts as not having waited. */
  Seen next(Seen seen, double value, @Nullable Double baseline) {
    boolean waits = baseline != null && !direction.better(value, baseline, minDelta);
    return waits && improves(seen, value) ? new Seen(value, seen.waited() + 1) : next(seen, value);
  }
}
