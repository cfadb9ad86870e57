package org.adjoint.compiler.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.adjoint.runtime.model.ModelTrainer;
import org.adjoint.runtime.model.RowArrays;
import org.adjoint.runtime.model.TrainerSettings;
import org.adjoint.runtime.train.TrainingListener;
import org.adjoint.runtime.train.TrainingResult;

/** Writes the class that trains a model. */
final class TrainerClass {
  private final TypedModel model;
  private final TypeSpec.Builder type;

  private TrainerClass(TypedModel model) {
    this.model = model;
    this.type =
        TypeSpec.classBuilder("Trainer")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addSuperinterface(AutoCloseable.class)
            .addJavadoc(
                """
                Trains {@link $L}: as its program says, or step by step with the caller's batches.
                The same rows and seed give the same bits, for any number of threads. One thread may
                use a trainer at a time.
                """,
                model.className().simpleName());
  }

  static TypeSpec of(TypedModel model) {
    return new TrainerClass(model).write();
  }

  private TypeSpec write() {
    type.addField(ModelTrainer.class, "trainer", Modifier.PRIVATE, Modifier.FINAL);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(TrainerSettings.class, "settings")
            .addStatement(
                "this.trainer = new $T($T.MODEL, settings)",
                ModelTrainer.class,
                model.definitionClass())
            .build());
    fit(
        ClassName.get(Path.class),
        "folder",
        "with the files of its data block, which are in a folder",
        "folder");
    if (model.takesColumns()) {
      ClassName rows = model.className().nestedClass("Rows");
      fit(rows, "rows", "with these rows instead of its own", "rows.columns");
    }
    steps();
    measures();
    plain(
        "beginEpoch",
        "Tells schedules, and metrics with state of their own, that a new epoch" + " begins.",
        TypeName.VOID,
        CodeBlock.of("trainer.beginEpoch()"));
    plain(
        "model",
        "The model as it is now; what is trained afterwards does not change it.",
        model.className(),
        CodeBlock.of("return new $T(trainer.model())", model.className()));
    plain(
        "parametersSha256",
        "The hash that {@code adjoint train} prints of the same weights.",
        ClassName.get(String.class),
        CodeBlock.of("return trainer.parametersSha256()"));
    save();
    return type.build();
  }

  private void fit(TypeName taken, String name, String how, String passed) {
    String text = "Trains from initial weights as the program says, " + how;
    type.addMethod(
        method("fit", text + ".\n", ClassName.get(TrainingResult.class))
            .addParameter(taken, name)
            .addStatement("return trainer.fit($L, $T.NONE)", passed, TrainingListener.class)
            .build());
    type.addMethod(
        method(
                "fit",
                text + ", and tells a listener how it goes.\n",
                ClassName.get(TrainingResult.class))
            .addParameter(taken, name)
            .addParameter(TrainingListener.class, "listener")
            .addStatement("return trainer.fit($L, listener)", passed)
            .build());
  }

  private void steps() {
    List<TypedPort> feed = model.feed();
    TypedPort counting =
        feed.stream().filter(port -> port.port().perRow()).findFirst().orElse(null);
    MethodSpec.Builder flat =
        method(
            "step",
            "Trains on some rows, which stand one after another in the arrays, and gives"
                + " the loss that they had before; allocates nothing.\n",
            TypeName.FLOAT);
    feed.forEach(port -> flat.addParameter(port.flat(), port.variable()));
    flat.addParameter(TypeName.INT, "rows");
    List<String> extents = model.extents();
    for (int place = 0; place < extents.size(); place++) {
      flat.addParameter(TypeName.INT, extents.get(place));
      flat.addStatement("trainer.extent($L, $L)", place, extents.get(place));
    }
    feed.forEach(
        port -> flat.addStatement("trainer.feed($L, rows, $L)", port.place(), port.variable()));
    type.addMethod(flat.addStatement("return trainer.step(rows)").build());
    if (counting == null) {
      return;
    }
    MethodSpec.Builder rows =
        method(
            "step",
            "Trains on some rows, and gives the loss that they had before.\n",
            TypeName.FLOAT);
    feed.forEach(port -> rows.addParameter(port.rows(), port.variable()));
    extents.forEach(extent -> rows.addParameter(TypeName.INT, extent));
    rows.addStatement("int rows = $L.length", counting.variable());
    List<CodeBlock> arguments = new ArrayList<>();
    for (TypedPort port : feed) {
      if (port.port().perRow() && port != counting) {
        rows.addStatement(
            "$T.requireRows($L, $L.length, rows)",
            RowArrays.class,
            Literals.of(port.port().name()),
            port.variable());
      }
      arguments.add(port.flatOfRows());
    }
    arguments.add(CodeBlock.of("rows"));
    extents.forEach(extent -> arguments.add(CodeBlock.of("$L", extent)));
    type.addMethod(rows.addStatement("return step($L)", CodeBlock.join(arguments, ", ")).build());
  }

  private void measures() {
    for (TypedMeasure measure : model.measures()) {
      String said =
          measure.documentation().isEmpty()
              ? "The " + JavadocText.of(measure.name()) + " of the last step."
              : "Of the last step: " + measure.documentation();
      plain(
          measure.method(),
          said,
          TypeName.FLOAT,
          CodeBlock.of("return trainer.measure($L)", measure.place()));
    }
  }

  private void save() {
    type.addMethod(
        method(
                "save",
                "Saves the model for {@link "
                    + model.className().simpleName()
                    + "#load} and, after {@code fit}, for the command line too.\n",
                TypeName.VOID)
            .addParameter(Path.class, "file")
            .addStatement("trainer.save(file)")
            .build());
    type.addMethod(
        method("close", "Ends the threads that share the work.\n", TypeName.VOID)
            .addAnnotation(Override.class)
            .addStatement("trainer.close()")
            .build());
  }

  private void plain(String name, String documentation, TypeName returned, CodeBlock statement) {
    type.addMethod(
        method(name, documentation + "\n", returned).addStatement("$L", statement).build());
  }

  private static MethodSpec.Builder method(String name, String documentation, TypeName returned) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("$L", JavadocText.wrapped(documentation))
        .returns(returned);
  }
}
