package org.adjoint.cli.watch;

import java.util.List;
import java.util.Locale;
import org.adjoint.runtime.train.EpochReport;

/**
 * Says whether the loss on rows that are not trained on rises while that on training rows falls.
 */
final class OverFitting {
  /** What is below this is taken for noise. */
  private static final double NOTABLE_RISE = 0.02;

  private OverFitting() {}

  /** A sentence on a run. */
  static String of(List<EpochReport> epochs) {
    List<EpochReport> validated =
        epochs.stream().filter(epoch -> epoch.validation().containsKey("loss")).toList();
    if (validated.isEmpty()) {
      return "Over-fitting: unknown, as there are no validation rows.";
    }
    EpochReport best = validated.get(0);
    for (EpochReport epoch : validated) {
      if (validation(epoch) < validation(best)) {
        best = epoch;
      }
    }
    EpochReport last = validated.get(validated.size() - 1);
    double rise = validation(last) - validation(best);
    boolean rises = rise > NOTABLE_RISE * Math.abs(validation(best));
    if (!rises || training(last) >= training(best)) {
      return "Over-fitting: not seen.";
    }
    return String.format(
        Locale.ROOT,
        "Over-fitting: since epoch %d the validation loss has risen from %s to %s, while the training loss fell from %s to %s.",
        best.epoch(),
        Markup.number(validation(best)),
        Markup.number(validation(last)),
        Markup.number(training(best)),
        Markup.number(training(last)));
  }

  private static double validation(EpochReport epoch) {
    return epoch.validation().getOrDefault("loss", Double.NaN);
  }

  private static double training(EpochReport epoch) {
    return epoch.training().getOrDefault("loss", Double.NaN);
  }
}
