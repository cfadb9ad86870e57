package org.adjoint.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.adjoint.runtime.AdjointException;
import org.junit.jupiter.api.Test;

class HeapLimitTest {
  private static final SourcePlace AT = new SourcePlace("m.nn", 7, 6);
  private static final Source.Csv TABLE =
      new Source.Csv(List.of("t.csv"), true, ',', Source.Csv.USUAL_MISSING, AT);

  @Test
  void aTableThatDoesNotFitCanBeStreamed() {
    assertThatThrownBy(() -> HeapLimit.within(data(TABLE), HeapLimitTest::exhaust))
        .isInstanceOfSatisfying(
            AdjointException.class,
            fault -> {
              assertThat(fault).hasMessageContaining("m.nn:7:6: data 'd' does not fit into the ");
              assertThat(fault.hint()).contains("stream: true").contains("-Xmx");
            });
  }

  @Test
  void aStreamCanHoldLess() {
    Source stream = new Source.Streamed(TABLE, 1_000_000);

    assertThatThrownBy(() -> HeapLimit.within(data(stream), HeapLimitTest::exhaust))
        .isInstanceOfSatisfying(
            AdjointException.class, fault -> assertThat(fault.hint()).contains("`buffer`"));
  }

  @Test
  void givesWhatFits() {
    assertThat(HeapLimit.<String>within(data(TABLE), () -> "rows")).isEqualTo("rows");
  }

  /** More elements than any array has: the machine refuses it as it refuses what is too large. */
  private static int exhaust() {
    return new long[Integer.MAX_VALUE].length;
  }

  private static DataSpecification data(Source source) {
    return new DataSpecification("d", source, List.of(), AT);
  }
}
