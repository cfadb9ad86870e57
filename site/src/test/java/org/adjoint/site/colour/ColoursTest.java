package org.adjoint.site.colour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the grammar of the editors makes of programs on the pages, worked out by its rules. */
class ColoursTest {
  private final Colours colours = Colours.of(Path.of(".."));

  @Test
  void wordsOfTheLanguageAreColoured() {
    assertThat(colours.html("nn", "model Iris {\n  loss = mean(x ^ 2) // half"))
        .isEqualTo(
            "<span class=\"word\">model</span> <span class=\"type\">Iris</span> {\n"
                + "  loss <span class=\"sign\">=</span> <span class=\"call\">mean</span>(x "
                + "<span class=\"sign\">^</span> <span class=\"number\">2</span>) "
                + "<span class=\"remark\">// half</span>");
  }

  @Test
  void aRemarkSpansLinesUntilItsEnd() {
    assertThat(colours.html("nn", "/* one\ntwo */ 3"))
        .isEqualTo(
            "<span class=\"remark\">/*</span><span class=\"remark\"> one</span>\n"
                + "<span class=\"remark\">two */</span> <span class=\"number\">3</span>");
  }

  @Test
  void whatMeansSomethingInHtmlIsWrittenOut() {
    assertThat(colours.html("nn", "\"<b>\" -> f"))
        .doesNotContain("<b>")
        .contains("&lt;b&gt;", "<span class=\"sign\">-&gt;</span>");
    assertThat(colours.html("none", "a < b")).isEqualTo("a &lt; b");
  }
}
