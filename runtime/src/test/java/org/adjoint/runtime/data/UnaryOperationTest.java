package org.adjoint.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnaryOperationTest {
  /** Values of Abramowitz and Stegun's tables and of elementary identities. */
  @ParameterizedTest
  @CsvSource({
    "ERF, 0.5, 0.5204998778130465",
    "ERF, 1, 0.8427007929497149",
    "ERF, -2, -0.9953222650189527",
    "ERF, 3.5, 0.9999992569016276",
    "ERF, 8, 1",
    "ERF, 0, 0",
    "SIGMOID, 0, 0.5",
    "SIGMOID, -800, 0",
    "SOFTPLUS, 0, 0.6931471805599453",
    "SOFTPLUS, 900, 900",
    "TO_INT, -1.9, -1",
    "TO_INT, 1.9, 1",
    "FLOOR, -1.1, -2",
    "SIGN, -3, -1",
    "NOT, 0, 1",
    "NOT, 5, 0",
    "TO_BOOL, -2, 1",
    "NEGATE, 2, -2",
    "ABSOLUTE, -2, 2",
    "SQUARE_ROOT, 9, 3",
    "EXP, 1, 2.718281828459045",
    "LOG, 1, 0",
    "LOG1P, 1e-20, 1e-20",
    "EXPM1, 1e-20, 1e-20",
    "TANH, 1, 0.7615941559557649",
    "SIN, 1, 0.8414709848078965",
    "COS, 1, 0.5403023058681398"
  })
  void hasTheKnownValue(UnaryOperation operation, double x, double expected) {
    assertThat(operation.apply(x)).isCloseTo(expected, within(1e-15));
    assertThat(operation.apply(Double.NaN)).isNaN();
  }
}
