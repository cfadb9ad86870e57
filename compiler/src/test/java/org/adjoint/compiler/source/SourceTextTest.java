package org.adjoint.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"one\ntwo\n", "one\r\ntwo\r\n", "one\rtwo\r"})
  void allLineBreaksEndLines(String text) {
    SourceText source = SourceText.of("a.nn", text);

    assertThat(source.lineCount()).isEqualTo(3);
    assertThat(source.lineText(1)).isEqualTo("one");
    assertThat(source.lineText(2)).isEqualTo("two");
    assertThat(source.lineText(3)).isEmpty();
    assertThat(source.line(text.indexOf("two"))).isEqualTo(2);
    assertThat(source.column(text.indexOf("wo"))).isEqualTo(2);
  }

  @Test
  void columnsCountCodePoints() {
    SourceText source = SourceText.of("a.nn", "𝛼𝛽 = 1");

    assertThat(source.column(source.text().indexOf('='))).isEqualTo(4);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() {
    SourceText source = SourceText.of("a.nn", "\uFEFFx");

    assertThat(source.text()).isEqualTo("x");
    assertThat(source.column(0)).isEqualTo(1);
  }

  @Test
  void theEndOfTheTextHasAPlace() {
    SourceText source = SourceText.of("a.nn", "x\ny");

    assertThat(source.span(3, 3)).hasToString("a.nn:2:2");
    assertThat(SourceText.of("b.nn", "").span(0, 0)).hasToString("b.nn:1:1");
  }

  @Test
  void aSpanCoversTwoOthersInAnyOrder() {
    SourceText source = SourceText.of("a.nn", "first second");
    Span first = source.span(0, 5);
    Span second = source.span(6, 12);

    assertThat(second.to(first)).isEqualTo(source.span(0, 12));
    assertThat(first.to(second).text()).isEqualTo("first second");
    assertThat(first.atEnd()).isEqualTo(source.span(5, 5));
  }

  @Test
  void spansOfTwoTextsHaveNothingBetweenThem() {
    Span here = SourceText.of("a.nn", "x").span(0, 1);
    Span there = SourceText.of("b.nn", "x").span(0, 1);

    assertThatThrownBy(() -> here.to(there)).hasMessage("spans of a.nn and b.nn");
  }

  @Test
  void aSpanStaysWithinItsText() {
    SourceText source = SourceText.of("a.nn", "x");

    assertThatThrownBy(() -> source.span(0, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> source.span(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
