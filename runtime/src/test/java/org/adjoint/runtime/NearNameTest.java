package org.adjoint.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNameTest {
  private static final List<String> COLUMNS = List.of("sepal_length", "sepal_width", "species");

  @Test
  void findsANameThatIsALittleMisspelt() {
    assertThat(NearName.hint("sepal_lenght", COLUMNS)).isEqualTo("did you mean 'sepal_length'?");
    assertThat(NearName.hint("Species", COLUMNS)).isEqualTo("did you mean 'species'?");
  }

  @Test
  void isSilentWhereNothingComesNear() {
    assertThat(NearName.hint("price", COLUMNS)).isNull();
    assertThat(NearName.hint("x", List.of())).isNull();
  }

  @Test
  void namesOfAnyLengthAreCompared() {
    String endless = "x".repeat(1_000_000);
    assertThat(NearName.hint(endless, List.of("y".repeat(1_000_000)))).isNull();
  }
}
