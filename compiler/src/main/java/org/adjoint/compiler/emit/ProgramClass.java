package org.adjoint.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.plan.Buffer;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.Plan;

/** Writes all of a program's class but its kernels: fields, constructor and entry points. */
final class ProgramClass {
  private static final String PROGRAM = "org.adjoint.runtime.program";
  private static final ClassName STORAGE = ClassName.get(PROGRAM, "Storage");
  private static final ClassName SIGNATURE = ClassName.get(PROGRAM, "Signature");
  private static final ClassName SCALARS = ClassName.get(PROGRAM, "StepScalars");
  private static final ClassName TEAM = ClassName.get("org.adjoint.runtime.work", "Team");
  private static final ClassName JOB = ClassName.get("org.adjoint.runtime.work", "Job");

  private final Plan plan;
  private final Target target;
  private final TypeSpec.Builder type;
  private final Clock clock;
  private final EntryPoints entries;
  private final LoopMethods loops;
  private final List<String> fieldNames = new ArrayList<>();

  ProgramClass(Plan plan, Target target, ClassHeader header, Clock clock) {
    this.plan = plan;
    this.target = target;
    this.clock = clock;
    this.type =
        TypeSpec.classBuilder(header.className())
            .addJavadoc("$L", header.documentation())
            .addModifiers(Modifier.FINAL)
            .superclass(ClassName.get(PROGRAM, "Program"))
            .addSuperinterface(JOB);
    if (header.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    this.entries = new EntryPoints(type, clock);
    this.loops = new LoopMethods(type, entries);
    if (target.isVector()) {
      species();
    }
    fields();
    constructor();
  }

  private void species() {
    String vectors = "jdk.incubator.vector";
    ClassName species = ClassName.get(vectors, "VectorSpecies");
    String constant = "SPECIES_" + target.lanes() * 32;
    ClassName floats = ClassName.get(vectors, "FloatVector");
    ClassName ints = ClassName.get(vectors, "IntVector");
    constant(
        ParameterizedTypeName.get(species, TypeName.FLOAT.box()),
        "FLOATS",
        CodeBlock.of("$T.$L", floats, constant));
    constant(
        ParameterizedTypeName.get(species, TypeName.INT.box()),
        "INTS",
        CodeBlock.of("$T.$L", ints, constant));
    constant(ints, "INDEX", CodeBlock.of("$T.zero(INTS).addIndex(1)", ints));
  }

  private void constant(TypeName typeName, String name, CodeBlock value) {
    type.addField(
        FieldSpec.builder(typeName, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(value)
            .build());
  }

  private void field(TypeName typeName, String name, Modifier... more) {
    fieldNames.add(name);
    type.addField(FieldSpec.builder(typeName, name, Modifier.PRIVATE).addModifiers(more).build());
  }

  private void fields() {
    field(SIGNATURE, "signature", Modifier.FINAL);
    field(Declarations.type("Local[]"), "locals", Modifier.FINAL);
    for (Map.Entry<String, String> array : storageArrays().entrySet()) {
      field(
          Declarations.type(
              array.getKey().endsWith("64")
                  ? "double[]"
                  : array.getKey().endsWith("Int") ? "int[]" : "float[]"),
          array.getKey(),
          Modifier.FINAL);
    }
    for (Buffer buffer : ownArrays()) {
      TypeName arrays = Declarations.type(Parameters.javaType(buffer.element()) + "[]");
      Modifier[] modifiers =
          varies(buffer.size()) ? new Modifier[0] : new Modifier[] {Modifier.FINAL};
      field(arrays, Fields.of(buffer), modifiers);
    }
    plan.model().symbols().forEach(symbol -> field(TypeName.INT, Indices.symbol(symbol)));
    int place = 0;
    for (Leaf leaf : fed()) {
      field(arrayOf(leaf.resultType()), "fed" + place++);
    }
    for (int output = 0; output < plan.model().outputs().size(); output++) {
      field(arrayOf(plan.model().outputs().get(output).type()), "output" + output);
    }
    field(Declarations.type("float[]"), "measures");
    for (Leaf.Scalar scalar : Leaf.Scalar.values()) {
      ElementType element = scalar.leaf().resultType().element();
      field(Declarations.type(Parameters.javaType(element)), Parameters.scalarName(scalar));
    }
    for (int depth = 0; depth < LoopMethods.deepest(plan); depth++) {
      field(TypeName.INT, Indices.turn(depth));
    }
    field(TypeName.INT, "rows");
    field(TypeName.INT, "phase");
  }

  /** Whether a size depends on more than the rows of a batch. */
  private boolean varies(Dimension size) {
    return plan.model().symbols().stream().anyMatch(size.symbols()::contains);
  }

  private static TypeName arrayOf(TensorType tensor) {
    return Declarations.type(Parameters.javaType(Buffer.stored(tensor.element())) + "[]");
  }

  private List<Leaf> fed() {
    List<Leaf> fed = new ArrayList<>(plan.model().inputs());
    fed.addAll(plan.model().targets());
    return fed;
  }

  /** Field by name and where its array comes from. */
  private static Map<String, String> storageArrays() {
    Map<String, String> arrays = new LinkedHashMap<>();
    for (String kind : List.of("parameters", "slots", "states")) {
      arrays.put(kind, "storage." + kind + ".float32");
      arrays.put(kind + "64", "storage." + kind + ".float64");
      arrays.put(kind + "Int", "storage." + kind + ".int32");
    }
    return arrays;
  }

  private List<Buffer> ownArrays() {
    List<Buffer> arrays = new ArrayList<>(plan.workspaces());
    arrays.addAll(plan.gradients());
    return arrays;
  }

  private void constructor() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("super(storage, capacity, team)");
    body.addStatement("this.signature = signature");
    storageArrays().forEach((name, source) -> body.addStatement("this.$L = $L", name, source));
    body.addStatement("int rows = capacity");
    for (Buffer buffer : ownArrays()) {
      body.addStatement(
          "this.$L = new $L[$L]",
          Fields.of(buffer),
          Parameters.javaType(buffer.element()),
          varies(buffer.size()) ? "0" : "Math.toIntExact(" + LocalClass.size(buffer.size()) + ")");
    }
    body.addStatement("this.locals = new Local[team.size()]");
    body.add(newLocals());
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addParameter(SIGNATURE, "signature")
            .addParameter(STORAGE, "storage")
            .addParameter(TypeName.INT, "capacity")
            .addParameter(TEAM, "team")
            .addCode(body.build())
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("signature")
            .addModifiers(Modifier.PUBLIC)
            .addAnnotation(Override.class)
            .returns(SIGNATURE)
            .addStatement("return signature")
            .build());
  }

  /** Adds the method of a loop over sequences. */
  KernelCall loop(Kernel.Loop loop, List<ChainCall> body, boolean worthDividing) {
    return loops.add(loop, body, worthDividing);
  }

  private CodeBlock newLocals() {
    StringBuilder arguments = new StringBuilder("capacity");
    plan.model().symbols().forEach(symbol -> arguments.append(", ").append(Indices.symbol(symbol)));
    return CodeBlock.builder()
        .beginControlFlow("for (int part = 0; part < locals.length; part++)")
        .addStatement("locals[part] = new Local($L)", arguments)
        .endControlFlow()
        .build();
  }

  /** Makes room for extents that were not seen before. */
  private void resize() {
    CodeBlock.Builder body = CodeBlock.builder().addStatement("int rows = capacity");
    for (Buffer buffer : ownArrays()) {
      if (varies(buffer.size())) {
        String size = "Math.toIntExact(" + LocalClass.size(buffer.size()) + ")";
        body.beginControlFlow("if ($L > $L.length)", size, Fields.of(buffer));
        body.addStatement(
            "$L = new $L[$L]", Fields.of(buffer), Parameters.javaType(buffer.element()), size);
        body.endControlFlow();
      }
    }
    body.add(newLocals());
    type.addMethod(
        MethodSpec.methodBuilder("resize")
            .addModifiers(Modifier.PRIVATE)
            .addCode(body.build())
            .build());
  }

  /** Adds an entry point. */
  void function(Plan.PlannedFunction function, List<ChainCall> calls) {
    entries.add(function, calls);
  }

  /** Adds what follows from all entry points together. */
  TypeSpec.Builder finish(Collection<KernelMethod> methods) {
    entries.finish(feedStatements(), SCALARS, plan.model());
    TypeSpec.Builder local = LocalClass.of(plan, target);
    clock.addTo(type, local);
    type.addType(local.build());
    if (!plan.model().symbols().isEmpty()) {
      resize();
    }
    TreeMethods.addTo(type, methods);
    return type;
  }

  private List<String> feedStatements() {
    List<String> statements = new ArrayList<>();
    int place = 0;
    for (Leaf leaf : fed()) {
      String element = Parameters.javaType(Buffer.stored(leaf.resultType().element()));
      statements.add("this.fed" + place + " = (" + element + "[]) feed[" + place++ + "]");
    }
    return statements;
  }
}
