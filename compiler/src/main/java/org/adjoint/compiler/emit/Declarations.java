package org.adjoint.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;

/** Turns declarations of parameters, written as text, into JavaPoet's. */
final class Declarations {
  private Declarations() {}

  static MethodSpec.Builder addTo(MethodSpec.Builder method, String declarations) {
    if (declarations.isEmpty()) {
      return method;
    }
    for (String declaration : declarations.split(", ", -1)) {
      int space = declaration.indexOf(' ');
      method.addParameter(type(declaration.substring(0, space)), declaration.substring(space + 1));
    }
    return method;
  }

  static TypeName type(String text) {
    if (text.endsWith("[]")) {
      return ArrayTypeName.of(type(text.substring(0, text.length() - 2)));
    }
    return switch (text) {
      case "float" -> TypeName.FLOAT;
      case "double" -> TypeName.DOUBLE;
      case "int" -> TypeName.INT;
      case "boolean" -> TypeName.BOOLEAN;
      default -> ClassName.get("", text);
    };
  }
}
