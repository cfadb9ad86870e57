package org.adjoint.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import org.adjoint.compiler.op.Reduce;

/**
 * Writes the trees that combine up to sixteen partial results, each a number or, in the methods
 * whose names end in {@code Lanes}, a vector of numbers.
 */
final class TreeMethods {
  private TreeMethods() {}

  /** Adds those that the kernels call. */
  static void addTo(TypeSpec.Builder type, Collection<KernelMethod> methods) {
    for (Reduce.Kind kind : Reduce.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      for (Parameters.Local local :
          List.of(
              Parameters.Local.PARTIALS,
              Parameters.Local.PARTIALS64,
              Parameters.Local.PARTIALS_INT)) {
        if (isCalled(name + "(" + local.text() + ",", methods)) {
          type.addMethod(numbers(kind, name, local));
        }
        if (isCalled(name + "Lanes(" + local.text() + ",", methods)) {
          type.addMethod(vectors(kind, name + "Lanes", local));
        }
      }
    }
  }

  private static boolean isCalled(String call, Collection<KernelMethod> methods) {
    return methods.stream().anyMatch(method -> method.lines().text().contains(call));
  }

  /** What a partial result would be combined with, had it a partner, is neutral: it is left out. */
  private static MethodSpec numbers(Reduce.Kind kind, String name, Parameters.Local local) {
    TypeName number = Declarations.type(local.type().replace("[]", ""));
    return method(name, local)
        .returns(number)
        .addParameter(TypeName.INT, "count")
        .addStatement("int active = count")
        .beginControlFlow("for (int half = 8; half > 0; half /= 2)")
        .beginControlFlow("for (int i = start; i < start + active - half; i++)")
        .addStatement(
            "partials[i] = $L", NestPrinter.combine(kind, "partials[i]", "partials[i + half]"))
        .endControlFlow()
        .addStatement("active = Math.min(active, half)")
        .endControlFlow()
        .addStatement("return partials[start]")
        .build();
  }

  private static MethodSpec vectors(Reduce.Kind kind, String name, Parameters.Local local) {
    return method(name, local)
        .addParameter(TypeName.INT, "width")
        .beginControlFlow("for (int half = 8 * width; half >= width; half /= 2)")
        .beginControlFlow("for (int i = start; i < start + half; i++)")
        .addStatement(
            "partials[i] = $L", NestPrinter.combine(kind, "partials[i]", "partials[i + half]"))
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private static MethodSpec.Builder method(String name, Parameters.Local local) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(Declarations.type(local.type()), "partials")
        .addParameter(TypeName.INT, "start");
  }
}
