package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.junit.jupiter.api.Test;

class AxisRunTest {
  private static final Dimension BATCH = Dimension.BATCH;

  private static Shape shape(Dimension... dimensions) {
    return Shape.of(dimensions);
  }

  @Test
  void equalAxesAreRunsOfTheirOwn() {
    assertThat(AxisRun.of(Shape.of(4, 3), Shape.of(4, 3)))
        .containsExactly(new AxisRun(0, 1, 0, 1), new AxisRun(1, 2, 1, 2));
  }

  @Test
  void splitsAndMergesAreRuns() {
    assertThat(AxisRun.of(Shape.of(6, 4, 5), Shape.of(2, 3, 20)))
        .containsExactly(new AxisRun(0, 1, 0, 2), new AxisRun(1, 3, 2, 3));
  }

  @Test
  void axesThatOverlapAreOneRun() {
    assertThat(AxisRun.of(Shape.of(4, 3, 7), Shape.of(6, 2, 7)))
        .containsExactly(new AxisRun(0, 2, 0, 2), new AxisRun(2, 3, 2, 3));
  }

  @Test
  void axesOfExtentOneStandAlone() {
    assertThat(AxisRun.of(Shape.of(4, 1), Shape.of(1, 4)))
        .containsExactly(new AxisRun(0, 0, 0, 1), new AxisRun(0, 1, 1, 2), new AxisRun(1, 2, 2, 2));
  }

  @Test
  void aScalarHasNoRuns() {
    assertThat(AxisRun.of(Shape.SCALAR, Shape.SCALAR)).isEmpty();
    assertThat(AxisRun.of(Shape.SCALAR, Shape.of(1))).containsExactly(new AxisRun(0, 0, 0, 1));
  }

  @Test
  void symbolsAreDividedOut() {
    Shape from = shape(BATCH.times(Dimension.of(6)), Dimension.of(4));
    Shape to = shape(BATCH, Dimension.of(6), Dimension.of(4));
    assertThat(AxisRun.of(from, to))
        .containsExactly(new AxisRun(0, 1, 0, 2), new AxisRun(1, 2, 2, 3));
  }

  @Test
  void nothingIsOneRun() {
    assertThat(AxisRun.of(Shape.of(0, 3), Shape.of(5, 0))).containsExactly(new AxisRun(0, 2, 0, 2));
  }
}
