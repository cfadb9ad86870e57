package org.adjoint.runtime.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {
  @Test
  void roundsCorrectlyAsBigDecimalDoes() {
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
      int digits = 1 + random.nextInt(20);
      int point = random.nextInt(digits + 1);
      for (int d = 0; d < digits; d++) {
        if (d == point && d > 0) {
          text.append('.');
        }
        text.append((char) ('0' + random.nextInt(10)));
      }
      if (random.nextInt(4) == 0) {
        text.append("e").append(random.nextInt(40) - 20);
      }
      double expected = new BigDecimal(text.toString()).doubleValue();
      assertThat(DecimalParser.parse(text.toString()))
          .as(text.toString())
          .matches(found -> found == expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "+",
        ".",
        "e5",
        "1e",
        "1d",
        "1f",
        "0x10",
        "NaN",
        "Infinity",
        "1 2",
        "1,5",
        "1_000",
        "--1",
        "1.2.3",
        "setosa",
        "1e999",
        "\u0661"
      })
  void refusesWhatIsNoDecimalNumber(String text) {
    assertThat(DecimalParser.parse(text)).isNaN();
  }

  @Test
  void takesSpacesAroundAndSignsAndMissingDigitsAtThePoint() {
    assertThat(DecimalParser.parse(" \t5.1 ")).isEqualTo(5.1);
    assertThat(DecimalParser.parse("+.5")).isEqualTo(0.5);
    assertThat(DecimalParser.parse("5.")).isEqualTo(5.0);
    assertThat(1 / DecimalParser.parse("-0")).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
