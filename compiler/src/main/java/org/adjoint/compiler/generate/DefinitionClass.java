package org.adjoint.compiler.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import org.adjoint.compiler.lower.TrainingRun;
import org.adjoint.runtime.model.ModelDefinition;

/** Writes the class that tells the runtime of a model. */
final class DefinitionClass {
  private static final TypeName TEXTS =
      ParameterizedTypeName.get(ClassName.get(Map.class), text(), text());

  /** So many lines are put together in one method. */
  private static final int LINES = 500;

  private final TypedModel model;
  private final TypeSpec.Builder type;

  private DefinitionClass(TypedModel model) {
    this.model = model;
    this.type =
        TypeSpec.classBuilder(model.definitionClass())
            .addModifiers(Modifier.FINAL)
            .addJavadoc(
                "What the runtime has to know of {@link $L}.\n", model.className().simpleName());
  }

  static TypeSpec of(TypedModel model) {
    return new DefinitionClass(model).write();
  }

  private static ClassName text() {
    return ClassName.get(String.class);
  }

  private TypeSpec write() {
    TypeSpec.Builder methods = TypeSpec.classBuilder("Methods");
    RecordCode records = new RecordCode(methods, Set.of("files", "constants", "lines"));
    CodeBlock signature = records.method("signature", model.compiled().signature());
    TrainingRun run = model.run();
    CodeBlock training =
        run == null
            ? CodeBlock.of("null")
            : records.method(
                "training", new ModelDefinition.Training(run.plan(), run.data(), run.validation()));
    type.addField(
        FieldSpec.builder(ModelDefinition.class, "MODEL", Modifier.STATIC, Modifier.FINAL)
            .initializer(
                "new $T(\n$>$>$L,\n$T::new,\nnew $T(files(), constants()),\n$L$<$<)",
                ModelDefinition.class,
                signature,
                model.programClass(),
                ModelDefinition.Text.class,
                training)
            .build());
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    type.addMethods(methods.build().methodSpecs());
    texts("files", model.compiled().sources().files(), true);
    texts("constants", new TreeMap<>(model.compiled().options().constants()), false);
    return type.build();
  }

  private void texts(String name, Map<String, String> texts, boolean byLine) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("$T $L = new $T<>()", TEXTS, name, LinkedHashMap.class);
    texts.forEach(
        (key, value) ->
            body.addStatement(
                "$L.put($L, $L)",
                name,
                Literals.of(key),
                byLine ? lines(value) : Literals.of(value)));
    body.addStatement("return $L", name);
    type.addMethod(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(TEXTS)
            .addCode(body.build())
            .build());
  }

  private int linesMethods;

  /** A text line by line, as its author wrote it. */
  private CodeBlock lines(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    List<CodeBlock> parts = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += LINES) {
      List<CodeBlock> some =
          lines.subList(from, Math.min(lines.size(), from + LINES)).stream()
              .map(Literals::of)
              .toList();
      parts.add(
          CodeBlock.of(
              "$T.join(\n$>$>\"\\n\",\n$L$<$<)", String.class, CodeBlock.join(some, ",\n")));
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    List<CodeBlock> calls = parts.stream().map(this::linesMethod).toList();
    return CodeBlock.of("$T.join(\"\\n\", $L)", String.class, CodeBlock.join(calls, ", "));
  }

  private CodeBlock linesMethod(CodeBlock part) {
    String name = "lines" + ++linesMethods;
    type.addMethod(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(String.class)
            .addStatement("return $L", part)
            .build());
    return CodeBlock.of("$L()", name);
  }
}
