package org.adjoint.compiler.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.adjoint.runtime.data.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of the runtime as the Java that makes them, whatever their components are, so that
 * a generated class knows what the compiler knows. What is large is set apart in methods, named
 * after the components: a reader finds it there, and none comes near the 64 KB a method may have.
 */
final class RecordCode {
  /** What is longer than this has a line for each of its parts. */
  private static final int WIDTH = 76;

  /** A value of more parts than this has a method of its own. */
  private static final int LARGE = 16;

  /** The most elements of a list in one method. */
  private static final int LONGEST = 100;

  /** A written value and how many parts it consists of. */
  private record Written(CodeBlock code, int parts) {}

  private final TypeSpec.Builder type;
  private final JavaNames names;
  private final Map<String, String> files = new LinkedHashMap<>();

  /** Writes methods into this class, which has members of these names already. */
  RecordCode(TypeSpec.Builder type, Set<String> taken) {
    this.type = type;
    this.names = new JavaNames(taken);
  }

  /** A new method that makes the value, called by a name like this; gives the call. */
  CodeBlock method(String wanted, Record value) {
    return method(wanted, TypeName.get(value.getClass()), record(value).code());
  }

  private CodeBlock method(String wanted, TypeName returned, CodeBlock expression) {
    return body(wanted, returned, CodeBlock.of("return $L;\n", expression));
  }

  private CodeBlock body(String wanted, TypeName returned, CodeBlock body) {
    String name = names.member(wanted);
    type.addMethod(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(returned)
            .addCode(body)
            .build());
    return CodeBlock.of("$L()", name);
  }

  private Written record(Record value) {
    if (value instanceof SourcePlace place) {
      return new Written(place(place), 1);
    }
    List<CodeBlock> arguments = new ArrayList<>();
    int parts = 1;
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      TypeName declared = TypeName.get(component.getGenericType());
      Written written = value(component.getName(), declared, component(value, component));
      boolean large = written.parts > LARGE;
      arguments.add(large ? method(component.getName(), declared, written.code) : written.code);
      parts += large ? 1 : written.parts;
    }
    CodeBlock code = call(CodeBlock.of("new $T", value.getClass()), arguments);
    return new Written(code, parts);
  }

  private static @Nullable Object component(Record value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException unreadable) {
      throw new IllegalStateException("a record of the runtime is not public", unreadable);
    }
  }

  private Written value(String name, TypeName declared, @Nullable Object value) {
    if (value instanceof Record nested) {
      return record(nested);
    }
    if (value instanceof List<?> list) {
      return list(name, declared, list);
    }
    return new Written(Literals.of(value), 1);
  }

  private Written list(String name, TypeName declared, List<?> list) {
    TypeName element = ((ParameterizedTypeName) declared).typeArguments().get(0);
    List<CodeBlock> elements = new ArrayList<>();
    int parts = 1;
    for (Object value : list) {
      Written written = value(name, element, value);
      boolean large = written.parts > LARGE;
      elements.add(large ? method(name, element, written.code) : written.code);
      parts += large ? 1 : written.parts;
    }
    return elements.size() <= LONGEST
        ? new Written(elements(elements), parts)
        : new Written(chunks(name, declared, elements), 1);
  }

  private static CodeBlock elements(List<CodeBlock> elements) {
    return call(CodeBlock.of("$T.of", List.class), elements);
  }

  /** A call on one line if it fits, or else with a line for each argument. */
  private static CodeBlock call(CodeBlock called, List<CodeBlock> arguments) {
    CodeBlock line = CodeBlock.of("$L($L)", called, CodeBlock.join(arguments, ", "));
    // The text names classes with their packages, which imports take away.
    String text = line.toString().replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
    return text.length() <= WIDTH && text.indexOf('\n') < 0
        ? line
        : CodeBlock.of("$L(\n$>$>$L$<$<)", called, CodeBlock.join(arguments, ",\n"));
  }

  /** A long list, put together from shorter ones. */
  private CodeBlock chunks(String name, TypeName list, List<CodeBlock> elements) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("$T all = new $T<>()", list, ArrayList.class);
    for (int from = 0; from < elements.size(); from += LONGEST) {
      List<CodeBlock> some = elements.subList(from, Math.min(elements.size(), from + LONGEST));
      CodeBlock part = method(name + "_part", list, elements(some));
      body.addStatement("all.addAll($L)", part);
    }
    return body(name + "_all", list, body.addStatement("return all").build());
  }

  /** A place in a file of the program: short, for there are many. */
  private CodeBlock place(SourcePlace place) {
    String method =
        files.computeIfAbsent(
            place.file(),
            file -> {
              String name = names.member("at");
              type.addMethod(
                  MethodSpec.methodBuilder(name)
                      .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                      .returns(SourcePlace.class)
                      .addParameter(int.class, "line")
                      .addParameter(int.class, "column")
                      .addStatement(
                          "return new $T($L, line, column)", SourcePlace.class, Literals.of(file))
                      .build());
              return name;
            });
    return CodeBlock.of("$L($L, $L)", method, place.line(), place.column());
  }
}
