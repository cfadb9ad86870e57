package org.adjoint.compiler.emit;

import com.palantir.javapoet.ClassName;

/**
 * How a program's class is called, and who sees it.
 *
 * @param packageName empty for none
 * @param documentation its Javadoc, already fit for a comment; empty for none
 */
public record ClassHeader(
    String packageName, String simpleName, boolean isPublic, String documentation) {
  /** A public class whose name is made from a model's. */
  static ClassHeader ofModel(String packageName, String model) {
    return new ClassHeader(packageName, Emitter.className(model), true, "");
  }

  ClassName className() {
    return ClassName.get(packageName, simpleName);
  }
}
