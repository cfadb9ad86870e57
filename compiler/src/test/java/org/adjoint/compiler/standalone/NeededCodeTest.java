package org.adjoint.compiler.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What some code needs of the runtime as it is. */
class NeededCodeTest {
  private static String merged(String body) {
    JavaFile begin =
        JavaFile.of(
            """
            import org.adjoint.runtime.json.Json;
            import org.adjoint.runtime.random.CounterRandom;
            import org.adjoint.runtime.data.Source;

            final class Begin {
              static void main(String[] arguments) { %s }
            }
            """
                .formatted(body));
    return MergedFile.write(NeededCode.of(List.of(begin)));
  }

  @Test
  void takesWhatIsCalledAndNothingElseOfAType() {
    String text = merged("CounterRandom.permute(3, new int[4]);");
    assertThat(text)
        .contains(
            "final class CounterRandom", "static void permute(", "// org.adjoint.runtime.random: ")
        .doesNotContain("CounterRandom()", "static long key(long seed, String", "class Json");
  }

  @Test
  void leavesOutCodeForObjectsThatAreNeverMade() {
    String reads =
        "org.adjoint.runtime.data.Source s = null; "
            + "Object o = s instanceof Source.Text t ? t.files() : s instanceof Source.Csv c ? c.files() : s;";
    assertThat(merged(reads)).doesNotContain("record Text(").doesNotContain("record Csv(");
    String makes = reads + " new Source.Text(null, null);";
    assertThat(merged(makes)).contains("record Text(").doesNotContain("record Csv(");
  }

  @Test
  void dropsWhatTheJdkDoesNotHave() {
    assertThat(merged("Json.parse(null);"))
        .contains("final class JsonParser", "interface Json")
        .doesNotContain("@Nullable", "import org.");
  }
}
