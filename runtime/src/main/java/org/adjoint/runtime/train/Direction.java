package org.adjoint.runtime.train;

import java.util.Locale;
import java.util.Set;

/** Whether less or more of a measure is better. */
public enum Direction {
  MINIMIZE,
  MAXIMIZE;

  private static final Set<String> SMALLER_IS_BETTER =
      Set.of(
          "loss",
          "error",
          "errors",
          "perplexity",
          "distance",
          "divergence",
          "deviation",
          "entropy",
          "crossentropy",
          "mae",
          "mse",
          "rmse",
          "mape",
          "nll",
          "cost",
          "penalty",
          "residual");

  /**
   * The direction that a measure's name tells: less is better if one of its words, parted by
   * underscores, is {@code loss}, {@code error}, {@code perplexity}, {@code distance}, {@code mse}
   * or the like; more is better otherwise, as of {@code accuracy}.
   */
  public static Direction of(String measure) {
    for (String word : measure.toLowerCase(Locale.ROOT).split("_", -1)) {
      if (SMALLER_IS_BETTER.contains(word)) {
        return MINIMIZE;
      }
    }
    return MAXIMIZE;
  }

  /** Whether {@code value} is better than {@code best} by more than {@code least}. */
  boolean better(double value, double best, double least) {
    return switch (this) {
      case MINIMIZE -> value < best - least;
      case MAXIMIZE -> value > best + least;
    };
  }

  /** What every number is better than. */
  double worst() {
    return switch (this) {
      case MINIMIZE -> Double.POSITIVE_INFINITY;
      case MAXIMIZE -> Double.NEGATIVE_INFINITY;
    };
  }
}
