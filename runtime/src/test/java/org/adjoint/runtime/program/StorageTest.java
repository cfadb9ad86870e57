package org.adjoint.runtime.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StorageTest {
  private static final Signature SIGNATURE =
      new Signature(
          "M",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(
              new Persistent("W", ElementKind.FLOAT32, List.of(2, 3), 4),
              new Persistent("b", ElementKind.FLOAT32, List.of(4), 0),
              new Persistent("d", ElementKind.FLOAT64, List.of(), 0)),
          List.of(),
          List.of(
              new Persistent("flag", ElementKind.BOOL, List.of(2), 1),
              new Persistent("count", ElementKind.INT32, List.of(), 0)),
          List.of(),
          List.of());

  @Test
  void arraysReachAsFarAsTheirTensors() {
    Storage storage = new Storage(SIGNATURE);
    assertThat(storage.parameters.float32).hasSize(10);
    assertThat(storage.parameters.float64).hasSize(1);
    assertThat(storage.parameters.int32).isEmpty();
    assertThat(storage.slots.float32).isEmpty();
    assertThat(storage.states.int32).hasSize(3);
  }

  @Test
  void aCopyIsIndependentAndCopyFromOverwrites() {
    Storage storage = new Storage(SIGNATURE);
    Storage copy = storage.copy();
    storage.parameters.float32[9] = 3;
    storage.states.int32[2] = 1;
    assertThat(copy.parameters.float32[9]).isZero();
    copy.copyFrom(storage);
    assertThat(copy.parameters.float32[9]).isEqualTo(3);
    assertThat(copy.states.int32[2]).isEqualTo(1);
    assertThatThrownBy(() -> copy.parameters.copyFrom(new FlatArrays(1, 1, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsWhetherAllNumbersAreFinite() {
    Storage storage = new Storage(SIGNATURE);
    assertThat(storage.allFinite()).isTrue();
    storage.parameters.float64[0] = Double.NEGATIVE_INFINITY;
    assertThat(storage.allFinite()).isFalse();
    storage.parameters.float64[0] = 0;
    storage.parameters.float32[3] = Float.NaN;
    assertThat(storage.allFinite()).isFalse();
  }

  @Test
  void aPortMakesArraysOfItsKind() {
    assertThat(new Port("x", ElementKind.FLOAT32, List.of(2, 3), true).newArray(4))
        .isEqualTo(new float[24]);
    assertThat(new Port("y", ElementKind.BOOL, List.of(), true).newArray(4)).isEqualTo(new int[4]);
    assertThat(new Port("s", ElementKind.FLOAT64, List.of(), false).newArray(4))
        .isEqualTo(new double[1]);
    Port open = new Port("t", ElementKind.INT32, List.of(Port.VARIES), true);
    assertThatThrownBy(open::rowSize).hasMessageContaining("varies at run time");
  }
}
