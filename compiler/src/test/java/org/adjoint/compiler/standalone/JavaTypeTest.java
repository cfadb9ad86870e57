package org.adjoint.compiler.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.adjoint.compiler.standalone.JavaMember.Kind;
import org.junit.jupiter.api.Test;

class JavaTypeTest {
  private static JavaType type(String text) {
    return JavaFile.of(text).type();
  }

  @Test
  void partsABodyIntoItsMembers() {
    JavaType type =
        type(
            """
            final class Some<T extends Number> extends Base<T> implements Outer.Inner, Runnable {
              private static final int[] TABLE = {1, 2};
              private final Map<String, List<T>> map = new HashMap<>() { { put(null, null); } };
              static { start(); }
              Some(int a, Map<String, T> b) { }
              @Override public void run() { if (a) { b(); } }
              abstract <S> S read(Map<S, ? extends S> from, int... more);
              @SuppressWarnings("x") private record Pair(int a, int b) { Pair { check(a); } }
            }
            """);
    assertThat(type.members())
        .extracting(JavaMember::kind, JavaMember::name, JavaMember::parameters)
        .containsExactly(
            tuple(Kind.FIELD, "TABLE", JavaMember.ANY),
            tuple(Kind.FIELD, "map", JavaMember.ANY),
            tuple(Kind.INITIALIZER, "", JavaMember.ANY),
            tuple(Kind.CONSTRUCTOR, "Some", 2),
            tuple(Kind.METHOD, "run", 0),
            tuple(Kind.METHOD, "read", JavaMember.ANY),
            tuple(Kind.TYPE, "Pair", JavaMember.ANY));
    assertThat(type.supertypes()).containsExactly("Base", "T", "Outer.Inner", "Runnable");
    assertThat(type.all()).extracting(JavaType::name).containsExactly("Some", "Pair");
    JavaType pair = type.all().get(1);
    assertThat(pair.members()).extracting(JavaMember::kind).containsExactly(Kind.CONSTRUCTOR);
    assertThat(pair.hasComponent("b")).isTrue();
    assertThat(pair.hasComponent("int")).isFalse();
  }

  @Test
  void knowsTheConstantsOfAnEnumeration() {
    JavaType type =
        type("enum Kind { ONE(1) { int f() { return 1; } }, TWO(2); int x; Kind(int x) {} }");
    assertThat(type.members())
        .extracting(JavaMember::kind)
        .containsExactly(Kind.CONSTANTS, Kind.FIELD, Kind.CONSTRUCTOR);
  }
}
