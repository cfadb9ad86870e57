package org.adjoint.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final Dimension T = Dimension.symbol("T");

  @Test
  void theSizeIsTheProductOfTheExtents() {
    assertThat(Shape.of(2, 3, 4).size()).isEqualTo(Dimension.of(24));
    assertThat(Shape.of(T, Dimension.of(3), T).size()).hasToString("3 * T * T");
    assertThat(Shape.SCALAR.size()).isEqualTo(Dimension.ONE);
  }

  @Test
  void theStridesAreThoseOfARowMajorTensor() {
    assertThat(Shape.of(Dimension.of(2), T, Dimension.of(5)).strides())
        .containsExactly(T.times(Dimension.of(5)), Dimension.of(5), Dimension.ONE);
  }

  @Test
  void axesAreLeftOutAndReplaced() {
    Shape shape = Shape.of(2, 3, 4);

    assertThat(shape.without(List.of(0, 2))).isEqualTo(Shape.of(3));
    assertThat(shape.with(1, T)).hasToString("[2, T, 4]");
    assertThat(shape).hasToString("[2, 3, 4]");
    assertThat(shape.get(1)).isEqualTo(Dimension.of(3));
  }

  @Test
  void aShapeIsConstantIfAllItsExtentsAre() {
    assertThat(Shape.of(2, 3).isConstant()).isTrue();
    assertThat(Shape.of(Dimension.of(2), T).isConstant()).isFalse();
  }
}
