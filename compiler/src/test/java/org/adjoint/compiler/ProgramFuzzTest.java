package org.adjoint.compiler;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.diagnostic.Renderer;
import org.adjoint.compiler.parse.Parser;
import org.adjoint.compiler.source.SourceText;

/**
 * Programs that nobody wrote, through each stage of the compiler: they become Java, or are refused
 * with diagnostics. The saved inputs run with all tests; {@code -Pfuzz} looks for more.
 */
class ProgramFuzzTest {
  @FuzzTest
  void parser(byte[] bytes) {
    Diagnostics diagnostics = new Diagnostics();
    Parser.parse(SourceText.of("fuzz.nn", text(bytes)), diagnostics);
    Renderer.render(diagnostics.all());
  }

  @FuzzTest
  void checker(byte[] bytes) {
    compile(bytes, CompiledModel::program);
  }

  @FuzzTest
  void optimizer(byte[] bytes) {
    compile(bytes, CompiledModel::optimized);
  }

  @FuzzTest
  void emitter(byte[] bytes) {
    compile(bytes, CompiledModel::java);
  }

  /** What is asked of a program on its way. */
  private interface Question {
    void of(CompiledModel model);
  }

  private static void compile(byte[] bytes, Question question) {
    CompiledModel model =
        Compiler.compile(ProgramSource.ofText("fuzz.nn", text(bytes)), CompilerOptions.DEFAULT);
    try {
      question.of(model);
    } catch (CompilationException refused) {
      Renderer.render(refused.diagnostics());
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
