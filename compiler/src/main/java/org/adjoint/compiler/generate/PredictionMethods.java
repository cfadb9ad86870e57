package org.adjoint.compiler.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import org.adjoint.runtime.model.InputRows;
import org.adjoint.runtime.model.Predictor;
import org.adjoint.runtime.model.RowArrays;

/** Writes the methods that predict, each in terms of the one that allocates nothing. */
final class PredictionMethods {
  private static final CodeBlock ONE = CodeBlock.of("1");
  private static final CodeBlock ROWS = CodeBlock.of("rows");

  private final TypedModel model;
  private final List<TypedPort> inputs;
  private final List<TypedPort> outputs;

  PredictionMethods(TypedModel model) {
    this.model = model;
    this.inputs = model.inputs();
    this.outputs = model.outputs();
  }

  void addTo(TypeSpec.Builder type) {
    if (outputs.isEmpty()) {
      return;
    }
    type.addMethod(ofRow());
    if (inputs.stream().anyMatch(input -> input.port().perRow())) {
      type.addMethod(ofRows());
    }
    type.addMethod(into());
    if (model.takesRawRows()) {
      raw(type);
    }
    if (outputs.size() > 1) {
      type.addType(results("Prediction", "What the model predicts of a row.", TypedPort::row));
      type.addType(
          results("Predictions", "What the model predicts of some rows.", TypedPort::rows));
    }
  }

  private MethodSpec ofRow() {
    MethodSpec.Builder method = predict("Predicts one row.\n");
    inputs.forEach(input -> method.addParameter(input.row(), input.variable()));
    model.extents().forEach(extent -> method.addParameter(TypeName.INT, extent));
    for (TypedPort input : inputs) {
      if (!input.isScalar()) {
        method.addStatement(
            "$T.require($L, $L.length, $L)",
            RowArrays.class,
            Literals.of(input.port().name()),
            input.variable(),
            input.rowSize());
      }
    }
    List<CodeBlock> flat = inputs.stream().map(TypedPort::flatOfRow).toList();
    return finish(method, flat, ONE, "Prediction", TypedPort::row, TypedPort::rowOfFlat);
  }

  private MethodSpec ofRows() {
    MethodSpec.Builder method = predict("Predicts some rows, each as if it were alone.\n");
    inputs.forEach(input -> method.addParameter(input.rows(), input.variable()));
    model.extents().forEach(extent -> method.addParameter(TypeName.INT, extent));
    boolean counted = false;
    for (TypedPort input : inputs) {
      if (!input.port().perRow()) {
        continue;
      }
      if (counted) {
        method.addStatement(
            "$T.requireRows($L, $L.length, rows)",
            RowArrays.class,
            Literals.of(input.port().name()),
            input.variable());
      } else {
        method.addStatement("int rows = $L.length", input.variable());
        counted = true;
      }
    }
    List<CodeBlock> flat = inputs.stream().map(TypedPort::flatOfRows).toList();
    return finish(
        method, flat, ROWS, "Predictions", TypedPort::rows, output -> output.rowsOfFlat(ROWS));
  }

  private void raw(TypeSpec.Builder type) {
    if (model.takesColumns()) {
      ClassName rows = model.className().nestedClass("Rows");
      type.addMethod(
          predict(
                  "Predicts raw rows: they are transformed as it was learned in training.\n\n"
                      + "@throws org.adjoint.runtime.data.DataException where a column is missing,"
                      + " a row lacks a value,\n    or one is not understood\n")
              .addParameter(rows, "raw")
              .returns(returned("Predictions", TypedPort::rows))
              .addStatement("return predict(model.prepare(raw.columns))")
              .build());
    }
    type.addMethod(
        predict(
                "Predicts the raw rows of a file, as {@code adjoint predict} does.\n\n"
                    + "@param file rows with the columns of the program's data; targets may be"
                    + " missing\n"
                    + "@throws org.adjoint.runtime.AdjointException where it cannot be read, a row"
                    + " lacks a value, or\n    one is not understood\n")
            .addParameter(Path.class, "file")
            .returns(returned("Predictions", TypedPort::rows))
            .addStatement("return predict(model.prepare(file))")
            .build());
    MethodSpec.Builder prepared =
        MethodSpec.methodBuilder("predict")
            .addModifiers(Modifier.PRIVATE)
            .addParameter(InputRows.class, "raw")
            .addStatement("int rows = raw.rows()");
    for (int place = 0; place < model.extents().size(); place++) {
      prepared.addStatement("int $L = raw.extent($L)", model.extents().get(place), place);
    }
    List<CodeBlock> flat =
        inputs.stream()
            .map(input -> CodeBlock.of("raw.$L($L)", plural(input), input.place()))
            .toList();
    type.addMethod(
        finish(
            prepared,
            flat,
            ROWS,
            "Predictions",
            TypedPort::rows,
            output -> output.rowsOfFlat(ROWS)));
  }

  private static String plural(TypedPort port) {
    return port.element() + "s";
  }

  private MethodSpec into() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("predictInto")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "Predicts some rows into the caller's arrays, in which they stand one after"
                    + " another.\nOnce it has been called by as many threads as call it, it"
                    + " allocates nothing.\n");
    inputs.forEach(input -> method.addParameter(input.flat(), input.variable()));
    method.addParameter(TypeName.INT, "rows");
    model.extents().forEach(extent -> method.addParameter(TypeName.INT, extent));
    outputs.forEach(output -> method.addParameter(output.flat(), output.variable()));
    method.addStatement("$T predictor = model.predictor(rows)", Predictor.class);
    for (int place = 0; place < model.extents().size(); place++) {
      method.addStatement("predictor.extent($L, $L)", place, model.extents().get(place));
    }
    inputs.forEach(i -> method.addStatement("predictor.input($L, $L)", i.place(), i.variable()));
    outputs.forEach(o -> method.addStatement("predictor.output($L, $L)", o.place(), o.variable()));
    return method.addStatement("predictor.run()").build();
  }

  private MethodSpec.Builder predict(String documentation) {
    return MethodSpec.methodBuilder("predict")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("$L", documentation);
  }

  /** Adds what all forms have in common: arrays for the outputs, the call, and what is returned. */
  private MethodSpec finish(
      MethodSpec.Builder method,
      List<CodeBlock> flatInputs,
      CodeBlock count,
      String record,
      Function<TypedPort, TypeName> shown,
      Function<TypedPort, CodeBlock> value) {
    List<CodeBlock> arguments = new ArrayList<>(flatInputs);
    arguments.add(count);
    model.extents().forEach(extent -> arguments.add(CodeBlock.of("$L", extent)));
    for (TypedPort output : outputs) {
      CodeBlock size =
          count.equals(ONE)
              ? CodeBlock.of("new $T[$L]", output.element(), output.rowSize())
              : output.newFlat(count);
      method.addStatement("$T $L = $L", output.flat(), output.variable(), size);
      arguments.add(CodeBlock.of("$L", output.variable()));
    }
    method.addStatement("predictInto($L)", CodeBlock.join(arguments, ", "));
    CodeBlock values = CodeBlock.join(outputs.stream().map(value).toList(), ", ");
    TypeName returned = returned(record, shown);
    method.returns(returned);
    return outputs.size() == 1
        ? method.addStatement("return $L", values).build()
        : method.addStatement("return new $T($L)", returned, values).build();
  }

  private TypeName returned(String record, Function<TypedPort, TypeName> shown) {
    return outputs.size() == 1
        ? shown.apply(outputs.get(0))
        : model.className().nestedClass(record);
  }

  private TypeSpec results(String name, String documentation, Function<TypedPort, TypeName> shown) {
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    CodeBlock.Builder text = CodeBlock.builder().add("$L\n\n", documentation);
    for (TypedPort output : outputs) {
      components.addParameter(shown.apply(output), output.variable());
      String said = output.documentation().isEmpty() ? "" : ". " + output.documentation();
      text.add("@param $L $L$L\n", output.variable(), output.shape(), said);
    }
    return TypeSpec.recordBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(text.build())
        .recordConstructor(components.build())
        .build();
  }
}
