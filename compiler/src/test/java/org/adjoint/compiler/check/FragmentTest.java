package org.adjoint.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.source.SourceText;
import org.junit.jupiter.api.Test;

/** What is sound of a declaration with a syntax error is checked for other errors. */
class FragmentTest {
  @Test
  void oneRunReportsErrorsOfBothKinds() {
    assertThat(
            errors(
                """
                model M {
                  input x: float[batch, 4]
                  a = x -> dense(3,, relu)
                  b = x -> reluu
                  loss = mean(dense(4, units: 3)(b))
                }
                """))
        .containsExactly("3:20 NN0107", "4:12 NN0201", "5:24 NN0209");
  }

  @Test
  void whatABrokenStatementMayBindIsNotUnknown() {
    assertThat(
            errors(
                """
                layer part(k: int)(x: float[b, n]) {
                  param W float[n, k] = zeros()
                  u, v = split(x 2)
                  for i in 0 .. {
                    w = x
                  }
                  update W = u
                  return x @ W + u + v + w + i
                }
                """))
        .containsExactly("2:11 NN0107", "3:18 NN0107", "5:7 NN0107");
  }

  @Test
  void aStatementWithoutItsNameMakesNoNameUnknown() {
    assertThat(
            errors(
                """
                model M {
                  input : float[batch]
                  loss = mean(x)
                }
                """))
        .containsExactly("2:9 NN0107");
  }

  @Test
  void whatFollowsABrokenLoopIsNotMisplaced() {
    assertThat(
            errors(
                """
                def f(x) {
                  y = scan z over x along {
                    emit z
                  }
                  return y
                }
                """))
        .hasSize(1);
  }

  private static List<String> errors(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Checker.of(ImportReader.NONE).check(SourceText.of("a.nn", text), Map.of(), diagnostics);
    return diagnostics.all().stream()
        .map(each -> each.span().line() + ":" + each.span().column() + " " + each.code().id())
        .toList();
  }
}
