package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptimizerReportTest {
  private final OptimizerReport report =
      new OptimizerReport(
          List.of(
              new OptimizerReport.Line("FormLog1p", 7, 2, 1_500_000),
              new OptimizerReport.Line("FormExpm1", 3, 0, 500_000)),
          10,
          8,
          0);

  @Test
  void listsWhatFired() {
    assertThat(report.table())
        .contains("10 -> 8")
        .contains("FormLog1p")
        .contains("1.500 ms")
        .doesNotContain("FormExpm1");
  }

  @Test
  void countsByName() {
    assertThat(report.fired("FormLog1p")).isEqualTo(2);
    assertThat(report.fired("FormExpm1")).isZero();
    assertThat(report.nanoseconds()).isEqualTo(2_000_000);
  }
}
