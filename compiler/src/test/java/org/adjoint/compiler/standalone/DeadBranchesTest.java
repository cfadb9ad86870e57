package org.adjoint.compiler.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** There is never an {@code A.Never}, and {@code gone} is always null. */
class DeadBranchesTest {
  private static String without(String code) {
    List<JavaToken> kept =
        DeadBranches.without(JavaToken.of(code), "A.Never"::equals, Set.of("gone"));
    return kept.stream()
        .map(token -> token.before() + token.text())
        .collect(Collectors.joining())
        .strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (x instanceof A.Never n) { a(n); } b(); | b();",
        "if (x instanceof A.Never n && !c) { a(n); } b(); | b();",
        "if (c && x instanceof A.Never) { a(); } b(); | b();",
        "if (x instanceof A.Never) { a(); } else if (d) { b(); } else { c(); } | if (d) { b(); } else { c(); }",
        "if (d) { b(); } else if (x instanceof A.Never) { a(); } | if (d) { b(); }",
        "if (d) { b(); } else if (x instanceof A.Never) { a(); } else { c(); } | if (d) { b(); } else { c(); }",
        "if (x instanceof A.Never) { a(); } else { b(); } c(); | b(); c();",
        "if (gone != null) { a(); } b(); | b();",
        "return x instanceof A.Never n ? a(n) : b ? c : d; | return b ? c : d;",
        "return x instanceof A.Never n ? e ? a : n : b; | return b;",
        "y = gone == null ? a(p, q) : gone.b(); z(); | y = a(p, q); z();",
        "f(gone == null ? a : gone.b(), c); | f(a, c);",
        "each -> each instanceof A.Never n ? n.size() : 0 | each -> 0",
      })
  void leavesOutWhatIsNeverReached(String code, String expected) {
    assertThat(without(code)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (x instanceof A.Ever n) { a(n); }",
        "if (!(x instanceof A.Never)) { a(); }",
        "if (c || x instanceof A.Never) { a(); }",
        "if (gone == null || c) { a(); }",
        "if (gone == null) { a(); }",
        "if (other.gone != null) { a(); }",
        "return !(x instanceof A.Never) ? a : b;",
        "Map<?, ? extends A.Never> m = a;",
      })
  void leavesTheRestAsItIs(String code) {
    assertThat(without(code)).isEqualTo(code);
  }
}
