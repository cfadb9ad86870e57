package org.adjoint.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.source.SourceText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {
  private static final String TWO =
      "model A { input x: float[batch] }\nmodel B { input x: float[batch] }\n";

  private final Diagnostics diagnostics = new Diagnostics();

  private @Nullable String choose(String text, @Nullable String name) {
    CheckedProgram program =
        Checker.of(ImportReader.NONE).check(SourceText.of("a.nn", text), Map.of(), diagnostics);
    Definition model = ModelChoice.choose(program, name, diagnostics);
    return model == null ? null : model.name();
  }

  @Test
  void theOnlyModelIsMeant() {
    assertThat(choose("model A { input x: float[batch] }", null)).isEqualTo("A");
  }

  @Test
  void theTrainBlockTellsWhichOfSeveral() {
    assertThat(choose(TWO + "train B { epochs: 1 }", null)).isEqualTo("B");
  }

  @Test
  void aNameTellsWhichOfSeveral() {
    assertThat(choose(TWO + "train B { epochs: 1 }", "A")).isEqualTo("A");
  }

  @Test
  void otherwiseSeveralAreAFault() {
    assertThat(choose(TWO, null)).isNull();
    assertThat(diagnostics.all())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.message())
                    .isEqualTo("which of the models `A`, `B` is meant is not said"));
  }

  @Test
  void anUnknownModelIsAFaultWithAHint() {
    assertThat(choose("model Iris { input x: float[batch] }", "Irs")).isNull();
    assertThat(diagnostics.all())
        .singleElement()
        .satisfies(each -> assertThat(each.help()).isEqualTo("did you mean `Iris`?"));
  }
}
