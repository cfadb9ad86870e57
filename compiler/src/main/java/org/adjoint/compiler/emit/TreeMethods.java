package org.adjoint.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Collection;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.adjoint.compiler.op.Reduce;

/** Writes the trees that combine sixteen partial results, each a number or a vector of numbers. */
final class TreeMethods {
  private TreeMethods() {}

  /** Adds those that the kernels call. */
  static void addTo(TypeSpec.Builder type, Collection<KernelMethod> methods) {
    for (Reduce.Kind kind : Reduce.Kind.values()) {
      String name = name(kind);
      for (String element : List.of("float", "double", "int")) {
        String array =
            element.equals("float")
                ? "partials"
                : element.equals("double") ? "partials64" : "partialsInt";
        String call = name + "(" + array + ",";
        if (methods.stream().anyMatch(method -> method.lines().text().contains(call))) {
          type.addMethod(tree(kind, name, element));
        }
      }
    }
  }

  static String name(Reduce.Kind kind) {
    return switch (kind) {
      case SUM -> "sum";
      case PRODUCT -> "product";
      case MINIMUM -> "minimum";
      case MAXIMUM -> "maximum";
    };
  }

  private static MethodSpec tree(Reduce.Kind kind, String name, String element) {
    TypeName number = Declarations.type(element);
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(number)
        .addParameter(Declarations.type(element + "[]"), "partials")
        .addParameter(TypeName.INT, "start")
        .addParameter(TypeName.INT, "width")
        .beginControlFlow("for (int half = 8 * width; half >= width; half /= 2)")
        .beginControlFlow("for (int i = start; i < start + half; i++)")
        .addStatement(
            "partials[i] = $L", NestPrinter.combine(kind, "partials[i]", "partials[i + half]"))
        .endControlFlow()
        .endControlFlow()
        .addStatement("return partials[start]")
        .build();
  }
}
