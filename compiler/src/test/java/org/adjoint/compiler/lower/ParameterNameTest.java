package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterNameTest {
  private static final String LAYERS =
      """
      layer scale(init: function = ones)(x: float[b, n]) -> float[b, n] {
        param w: float[n] = init()
        return x * w
      }
      layer pair()(x) {
        first = scale()
        return x -> first -> scale()
      }
      """;

  private static List<String> names(String body) {
    Lowered lowered = Lowered.of(LAYERS + "model M {\ninput x: float[batch, 2]\n" + body + "\n}");
    assertThat(lowered.problems()).isEmpty();
    return lowered.parameterNames();
  }

  @Test
  void anInstanceIsCalledByTheNameItIsBoundTo() {
    assertThat(names("encode = scale()\noutput y = encode(x)")).containsExactly("encode.w");
  }

  @Test
  void whatHasNoNameIsCalledByItsLayerAndNumbered() {
    assertThat(names("output y = x -> scale() -> scale -> scale()"))
        .containsExactly("scale_1.w", "scale_2.w", "scale_3.w");
  }

  @Test
  void aNameBoundInALoopIsNumbered() {
    assertThat(names("h = x\nfor i in 0 ..< 2 {\nf = scale()\nh = f(h)\n}\noutput y = h"))
        .containsExactly("f_1.w", "f_2.w");
  }

  @Test
  void aNameBoundTwiceIsNumbered() {
    assertThat(names("f = scale()\na = f(x)\nf = scale()\noutput y = f(a)"))
        .containsExactly("f_1.w", "f_2.w");
  }

  @Test
  void aNameBoundInEachBranchIsBoundOnce() {
    assertThat(names("if 1 < 2 { f = scale() } else { f = pair() }\noutput y = f(x)"))
        .containsExactly("f.w");
  }

  @Test
  void innerInstancesAreNamedByTheirPath() {
    assertThat(names("both = pair()\noutput y = x -> both -> pair()"))
        .containsExactly("both.first.w", "both.scale_1.w", "pair_1.first.w", "pair_1.scale_1.w");
  }

  @Test
  void anInstanceAppliedTwiceSharesItsParameters() {
    assertThat(names("both = pair()\noutput y = both(x) + both(2 * x)"))
        .containsExactly("both.first.w", "both.scale_1.w");
  }

  @Test
  void namesOfLayersInListsAreNumberedAsTheyAreApplied() {
    assertThat(names("fs = [scale(), scale()]\nh = x\nfor f in fs { h = f(h) }\noutput y = h"))
        .containsExactly("scale_1.w", "scale_2.w");
  }

  @Test
  void anAutomaticNumberSkipsANameOfTheSource() {
    assertThat(names("scale_1 = scale()\na = x -> scale()\noutput y = scale_1(a)"))
        .containsExactly("scale_2.w", "scale_1.w");
  }

  @Test
  void aParameterOfTheModelHasNoPath() {
    assertThat(names("param w: float[2] = 1\noutput y = x * w")).containsExactly("w");
  }

  @Test
  void aLayerThatOnlyTrainingUsesTakesNoNameOfTheOthers() {
    String body =
        "h = x\nif training { h = x -> scale() }\noutput y = h -> scale()\nloss = mean(y)";
    assertThat(names(body)).containsExactly("scale_1.w", "scale_2.w");
  }

  @Test
  void aDefaultThatIsAnInstanceIsOwnedByWhatItIsTheDefaultOf() {
    String wrap = "layer wrap(inner = scale())(x) { return inner(x) }\n";
    Lowered lowered =
        Lowered.of(
            LAYERS + wrap + "model M {\ninput x: float[batch, 2]\noutput y = x -> wrap()\n}");
    assertThat(lowered.problems()).isEmpty();
    assertThat(lowered.parameterNames()).containsExactly("wrap_1.inner.w");
  }

  @Test
  void membersReadParametersAndInnerInstances() {
    Lowered lowered =
        Lowered.of(
            LAYERS
                + "model M {\ninput x: float[batch, 2]\nboth = pair()\nh = both(x)\n"
                + "output y = both.first.w + both.scale_1.w\n}");
    assertThat(lowered.problems()).isEmpty();
    lowered.feed("both.first.w", 1, 2).feed("both.scale_1.w", 10, 20);
    assertThat(lowered.output("y")).containsExactly(11, 22);
  }
}
