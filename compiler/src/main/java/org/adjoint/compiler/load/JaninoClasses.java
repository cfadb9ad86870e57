package org.adjoint.compiler.load;

import java.util.Map;
import org.adjoint.compiler.emit.JavaSource;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;

/** Compiles Java source in memory with Janino. */
final class JaninoClasses {
  private JaninoClasses() {}

  static Class<?> compile(JavaSource source) {
    SimpleCompiler compiler = new SimpleCompiler();
    compiler.setParentClassLoader(JaninoClasses.class.getClassLoader());
    compiler.setDebuggingInformation(false, true, false);
    try {
      compiler.cook(source.text());
      checkSizes(compiler.getBytecodes());
      return compiler.getClassLoader().loadClass(source.className());
    } catch (CompileException | ClassNotFoundException failure) {
      throw new IllegalStateException(
          "the generated Java of "
              + source.className()
              + " does not compile: "
              + failure.getMessage(),
          failure);
    }
  }

  private static void checkSizes(Map<String, byte[]> classes) {
    classes.forEach(
        (name, bytes) ->
            MethodSizes.of(bytes)
                .forEach(
                    (method, size) -> {
                      // A constructor runs once and need not be compiled.
                      if (size > MethodSizes.LARGEST && !method.equals("<init>")) {
                        throw new IllegalStateException(
                            "the method "
                                + method
                                + " of "
                                + name
                                + " has "
                                + size
                                + " bytes; HotSpot compiles none above "
                                + MethodSizes.LARGEST);
                      }
                    }));
  }
}
