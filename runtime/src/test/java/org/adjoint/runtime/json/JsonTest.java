package org.adjoint.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void readsEveryKindOfValue() {
    Json.Fields read =
        Json.parse(" {\"a\": [1, -2.5e3, true, null], \"b\\u0041\": \"x\\n\\\"\\\\\"} ").asFields();
    List<Json> list = read.get("a").asList();
    assertThat(list.get(0).asInt()).isEqualTo(1);
    assertThat(list.get(1).asNumber()).isEqualTo(-2500);
    assertThat(list.get(2).asFlag()).isTrue();
    assertThat(list.get(3)).isEqualTo(new Json.Nothing());
    assertThat(read.get("bA").asText()).isEqualTo("x\n\"\\");
  }

  @Test
  void writesCompactlyAndEscapesControlsAndSurrogates() {
    Json json =
        Json.fields()
            .with("k", Json.of("a\"\\\n\u0001\uD800é"))
            .with("n", Json.of(3))
            .with("f", Json.of(0.5));
    assertThat(json.text()).isEqualTo("{\"k\":\"a\\\"\\\\\\n\\u0001\\ud800é\",\"n\":3,\"f\":0.5}");
    assertThat(Json.parse(json.text())).isEqualTo(json);
  }

  @Test
  void everyDoubleComesBackToTheLastBit() {
    double[] numbers = {
      0.1,
      -0.0,
      1e300,
      Double.MIN_VALUE,
      1.0 / 3,
      9007199254740992.0,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    double[] read = Json.parse(Json.of(numbers).text()).asNumbers();
    for (int i = 0; i < numbers.length; i++) {
      assertThat(Double.doubleToLongBits(read[i])).isEqualTo(Double.doubleToLongBits(numbers[i]));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "01",
        "1.",
        ".5",
        "+1",
        "nul",
        "\"a",
        "\"\\x\"",
        "\"\t\"",
        "[1] 2",
        "{\"a\":1,\"a\":2}",
        "1e999",
        "\"\\u12g4\"",
        "NaN"
      })
  void refusesWhatIsNotJson(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonException.class);
  }

  @Test
  void refusesDeepNestingWithoutOverflowingTheStack() {
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).hasMessageContaining("64 levels");
  }

  @Test
  void saysWhatWasExpected() {
    assertThatThrownBy(() -> Json.parse("{}").asFields().get("x")).hasMessage("there is no 'x'");
    assertThatThrownBy(() -> Json.parse("[1]").asText()).hasMessage("expected a text, found [1]");
    assertThatThrownBy(() -> Json.parse("1.5").asInt())
        .hasMessage("expected a whole number, found 1.5");
  }
}
