package org.adjoint.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.adjoint.compiler.emit.JavaSource;
import org.codehaus.janino.SimpleCompiler;
import org.junit.jupiter.api.Test;

class MethodSizesTest {
  /** Each {@code x++} on a local int is one iinc of three bytes; return takes one. */
  @Test
  void countsTheBytesOfEachMethod() throws Exception {
    Map<String, Integer> sizes =
        MethodSizes.of(classFile("static void f(int x) { x++; x++; } long g = 5L;"));
    assertThat(sizes).containsEntry("f", 7).containsKey("<init>");
  }

  @Test
  void refusesAMethodThatHotSpotWouldNotCompile() {
    String body = "static void f(int x) { " + "x++; ".repeat(3_000) + "}";
    assertThatThrownBy(() -> JaninoClasses.compile(new JavaSource("T", "class T { " + body + " }")))
        .hasMessageContaining("9001 bytes");
  }

  private static byte[] classFile(String members) throws Exception {
    SimpleCompiler compiler = new SimpleCompiler();
    compiler.cook("class T { " + members + " }");
    return compiler.getBytecodes().get("T");
  }
}
