package org.adjoint.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.train.EpochReport;
import org.junit.jupiter.api.Test;

final class OverFittingTest {
  private static List<EpochReport> run(double[] training, double[] validation) {
    List<EpochReport> epochs = new ArrayList<>();
    for (int i = 0; i < training.length; i++) {
      Map<String, Double> held = validation.length == 0 ? Map.of() : Map.of("loss", validation[i]);
      epochs.add(new EpochReport(i + 1, i + 1, i, Map.of("loss", training[i]), held));
    }
    return epochs;
  }

  @Test
  void namesTheEpochSinceWhichItIsSeen() {
    double[] training = {1, 0.5, 0.25, 0.125};
    assertThat(OverFitting.of(run(training, new double[] {1, 0.5, 0.75, 0.9})))
        .contains("since epoch 2 ", "from 0.5000 to 0.9000", "from 0.5000 to 0.1250");
  }

  @Test
  void isNotSeenWhereBothFallOrBothRise() {
    double[] falling = {1, 0.5, 0.25};
    double[] rising = {0.5, 0.6, 0.7};
    assertThat(OverFitting.of(run(falling, falling))).endsWith("not seen.");
    assertThat(OverFitting.of(run(rising, rising))).endsWith("not seen.");
  }

  @Test
  void isUnknownWithoutValidation() {
    assertThat(OverFitting.of(run(new double[] {1, 0.5}, new double[0]))).contains("unknown");
  }
}
