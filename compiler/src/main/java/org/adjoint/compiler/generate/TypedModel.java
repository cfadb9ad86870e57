package org.adjoint.compiler.generate;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.lower.TrainingRun;
import org.adjoint.compiler.syntax.SourceFile;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.SourcePlace;
import org.adjoint.runtime.program.Measure;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Signature;
import org.jspecify.annotations.Nullable;

/**
 * A compiled model with the Java names of all that its classes show.
 *
 * @param extents the Java names of the dimensions that vary at run time
 * @param run null where the program does not say how the model is trained
 * @param documentation what the program says of the model, fit for Javadoc
 */
record TypedModel(
    CompiledModel compiled,
    ClassName className,
    List<TypedPort> inputs,
    List<TypedPort> targets,
    List<TypedPort> outputs,
    List<String> extents,
    List<TypedMeasure> measures,
    @Nullable TrainingRun run,
    String documentation) {
  /** Names of {@code java.lang}, and of nested classes, that generated code uses. */
  private static final Set<String> TYPES =
      Set.of(
          "AutoCloseable",
          "Double",
          "IllegalStateException",
          "Integer",
          "Math",
          "Object",
          "Override",
          "Prediction",
          "Predictions",
          "Rows",
          "String",
          "System",
          "Trainer",
          "Float",
          "Boolean",
          "Class",
          "Enum",
          "Record",
          "Thread",
          "Throwable",
          "Local");

  /** Names of parameters and variables of the methods. */
  private static final Set<String> VARIABLES =
      Set.of(
          "rows",
          "raw",
          "file",
          "model",
          "predictor",
          "trainer",
          "settings",
          "folder",
          "listener",
          "columns");

  /** Names of the trainer's own methods, and of those of each object. */
  private static final Set<String> METHODS =
      Set.of(
          "fit",
          "step",
          "beginEpoch",
          "model",
          "parametersSha256",
          "save",
          "close",
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  static TypedModel of(CompiledModel compiled, String packageName) {
    ModelInterface model = compiled.modelInterface();
    Signature signature = compiled.signature();
    ModelComments comments = ModelComments.of(compiled.program(), model.name());
    JavaNames variables = new JavaNames(VARIABLES);
    List<String> extents = signature.extents().stream().map(variables::member).toList();
    List<TypedPort> inputs = ports(signature.inputs(), 0, variables, extents, comments);
    List<TypedPort> targets =
        ports(signature.targets(), inputs.size(), variables, extents, comments);
    List<TypedPort> outputs = ports(signature.outputs(), 0, variables, extents, comments);
    return new TypedModel(
        compiled,
        ClassName.get(packageName, new JavaNames(TYPES).type(model.name())),
        inputs,
        targets,
        outputs,
        extents,
        measures(signature, comments),
        compiled.trainingRun().orElse(null),
        JavadocText.sentence(model.documentation(), "A model."));
  }

  private static List<TypedPort> ports(
      List<Port> ports,
      int first,
      JavaNames variables,
      List<String> extents,
      ModelComments comments) {
    List<TypedPort> typed = new ArrayList<>();
    for (Port port : ports) {
      String said = JavadocText.sentence(comments.of(port.name()), "");
      typed.add(
          new TypedPort(port, first + typed.size(), variables.member(port.name()), extents, said));
    }
    return typed;
  }

  private static List<TypedMeasure> measures(Signature signature, ModelComments comments) {
    JavaNames names = new JavaNames(METHODS);
    List<TypedMeasure> typed = new ArrayList<>();
    for (Measure measure : signature.measures()) {
      String said = JavadocText.sentence(comments.of(measure.name()), "");
      typed.add(new TypedMeasure(measure.name(), typed.size(), names.member(measure.name()), said));
    }
    return typed;
  }

  /** Inputs, then targets. */
  List<TypedPort> feed() {
    List<TypedPort> feed = new ArrayList<>(inputs);
    feed.addAll(targets);
    return feed;
  }

  /** The same with another name of its class. */
  TypedModel withName(String name) {
    return new TypedModel(
        compiled,
        className.peerClass(name),
        inputs,
        targets,
        outputs,
        extents,
        measures,
        run,
        documentation);
  }

  /** The class of the kernels. */
  ClassName programClass() {
    return className.peerClass(className.simpleName() + "Program");
  }

  /** The class that tells the runtime of the model. */
  ClassName definitionClass() {
    return className.peerClass(className.simpleName() + "Definition");
  }

  /** The main file of the program. */
  String file() {
    return compiled.sources().entry();
  }

  /** The line of the data block that makes an input or target; empty where there is none. */
  String dataLine(String port) {
    if (run == null) {
      return "";
    }
    for (DataSpecification.Field field : run.data().fields()) {
      if (field.name().equals(port)) {
        return line(field.place());
      }
    }
    return "";
  }

  private String line(SourcePlace place) {
    for (SourceFile file : compiled.program().files()) {
      if (file.source().name().equals(place.file())) {
        return file.source().lineText(place.line()).strip();
      }
    }
    return "";
  }

  /** How rows are made of raw ones; null where the program does not say. */
  @Nullable DataSpecification data() {
    return run == null ? null : run.data();
  }

  /** Whether the model can be given raw rows. */
  boolean takesRawRows() {
    return run != null && inputs.stream().allMatch(input -> input.port().perRow());
  }

  /** Whether raw rows can be given as columns. */
  boolean takesColumns() {
    return run != null && RawColumns.areThereIn(run.data());
  }
}
