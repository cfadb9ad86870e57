package org.adjoint.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.adjoint.compiler.op.Reduce;

/**
 * Writes the trees that combine up to sixteen partial results, each a number or, in the methods
 * whose names end in {@code Lanes}, a vector of numbers.
 */
final class TreeMethods {
  /** What the name of a method ends in that combines all sixteen numbers. */
  static final String ALL = "OfSixteen";

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
        if (isCalled(name + ALL + "(" + local.text() + ",", methods)) {
          type.addMethod(all(kind, name + ALL, local));
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

  /** Without a loop: stored between its levels, a number would be waited for at each of them. */
  private static MethodSpec all(Reduce.Kind kind, String name, Parameters.Local local) {
    TypeName number = Declarations.type(local.type().replace("[]", ""));
    MethodSpec.Builder method = method(name, local).returns(number);
    List<String> level =
        IntStream.range(0, Reduce.PARTIALS)
            .mapToObj(i -> i == 0 ? "partials[start]" : "partials[start + " + i + "]")
            .toList();
    for (int half = Reduce.PARTIALS / 2; half > 1; half /= 2) {
      List<String> combined = new ArrayList<>();
      for (int i = 0; i < half; i++) {
        combined.add("of" + half + "_" + i);
        String value = NestPrinter.combine(kind, level.get(i), level.get(i + half));
        method.addStatement("$T $L = $L", number, combined.get(i), value);
      }
      level = combined;
    }
    return method
        .addStatement("return $L", NestPrinter.combine(kind, level.get(0), level.get(1)))
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
