package org.adjoint.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.StepTurn;
import org.adjoint.compiler.plan.Plan;

/**
 * Writes the methods that the runtime calls. Each runs its kernels in order, directly or, where the
 * work is worth it, divided among the team; long sequences are split.
 */
final class EntryPoints {
  private final TypeSpec.Builder type;
  private final Clock clock;
  private final Map<String, List<String>> sequences = new HashMap<>();
  private final Map<String, StepTurn> turns = new LinkedHashMap<>();
  private final List<CodeBlock> phases = new ArrayList<>();

  EntryPoints(TypeSpec.Builder type, Clock clock) {
    this.type = type;
    this.clock = clock;
  }

  void add(Plan.PlannedFunction function, List<ChainCall> calls) {
    List<String> names = new ArrayList<>();
    Meter meter = clock.of(function.name());
    List<CodeBlock> chains =
        calls.stream().map(call -> CodeBlock.join(statements(call, meter), "")).toList();
    for (List<CodeBlock> some : Portions.of(chains)) {
      String name = "run" + javaName(function.name()) + (names.size() + 1);
      names.add(name);
      type.addMethod(
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE)
              .addCode(CodeBlock.join(some, ""))
              .build());
    }
    sequences.put(function.name(), names);
    StepTurn turn = function.turn();
    if (turn != null) {
      turns.put(function.name(), turn);
    }
  }

  /** {@code ResetMetrics} for {@code reset_metrics}; a number at the end is kept apart. */
  private static String javaName(String function) {
    StringBuilder name = new StringBuilder();
    for (String word : function.split("_", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    boolean numbered = Character.isDigit(name.charAt(name.length() - 1));
    return name.append(numbered ? "_" : "").toString();
  }

  /** What runs a chain: its calls, or handing it to the team. */
  List<CodeBlock> statements(ChainCall chain, Meter meter) {
    if (!chain.parallel()) {
      return chain.whole(meter);
    }
    int phase = phases.size();
    phases.add(chain.part(meter));
    CodeBlock.Builder run = CodeBlock.builder().addStatement("phase = $L", phase);
    if (chain.rows().expected(1) > 1) {
      return List.of(run.addStatement("team.run(this)").build());
    }
    // A single row is one thread's: waking another one takes longer than most rows do.
    run.beginControlFlow("if ($L > 1)", Indices.extent(chain.rows()));
    run.addStatement("team.run(this)");
    run.nextControlFlow("else");
    run.addStatement("run(0, 1)");
    return List.of(run.endControlFlow().build());
  }

  void finish(List<String> feed, ClassName scalars, ModelInterface model) {
    entry("initialize", List.of(), null, model);
    entry("reset_metrics", List.of(), null, model);
    entry("step", feed, scalars, model);
    entry("evaluate", feed, scalars, model);
    entry("predict", feed.subList(0, model.inputs().size()), scalars, model);
    if (sequences.containsKey("swap_averages")) {
      entry("swap_averages", List.of(), null, model);
    }
    jobs();
  }

  private void entry(
      String function,
      List<String> feed,
      @org.jspecify.annotations.Nullable ClassName scalars,
      ModelInterface model) {
    String name = methodName(function);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).addAnnotation(Override.class);
    if (scalars != null) {
      boolean predicts = function.equals("predict");
      method.addParameter(Declarations.type("Object[]"), "feed");
      method.addParameter(TypeName.INT, "rows");
      method.addParameter(scalars, "scalars");
      method.addParameter(
          Declarations.type(predicts ? "Object[]" : "float[]"), predicts ? "outputs" : "measures");
      feed.forEach(statement -> method.addStatement("$L", statement));
      method.addStatement("this.rows = rows");
      method.addCode(extents(model.symbols()));
      method.addStatement("this.seed = scalars.seed");
      method.addStatement(
          "this.step = $L", function.equals("step") ? "scalars.step" : "scalars.batchNumber");
      method.addStatement("this.epoch = scalars.epoch");
      method.addStatement("this.rateFactor = scalars.learningRateFactor");
      if (predicts) {
        for (int place = 0; place < model.outputs().size(); place++) {
          String element =
              Parameters.javaType(
                  org.adjoint.compiler.plan.Buffer.stored(
                      model.outputs().get(place).type().element()));
          method.addStatement("this.output$L = ($L[]) outputs[$L]", place, element, place);
        }
      } else {
        method.addStatement("this.measures = measures");
      }
    } else if (function.equals("initialize")) {
      method.addParameter(TypeName.INT, "seed");
      method.addStatement("this.seed = seed");
      method.addStatement("this.step = 0");
    }
    method.addCode(body(function));
    type.addMethod(method.build());
  }

  private static String methodName(String function) {
    return switch (function) {
      case "reset_metrics" -> "resetMetrics";
      case "swap_averages" -> "swapAverages";
      default -> function;
    };
  }

  /** Takes over the extents that vary, and makes room where they are not those of the last call. */
  private static CodeBlock extents(List<String> symbols) {
    CodeBlock.Builder taken = CodeBlock.builder();
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < symbols.size(); i++) {
      String field = "this." + Indices.symbol(symbols.get(i));
      changed.add(field + " != scalars.extents[" + i + "]");
      taken.addStatement("$L = scalars.extents[$L]", field, i);
    }
    return symbols.isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.builder()
            .beginControlFlow("if ($L)", String.join(" || ", changed))
            .add(taken.build())
            .addStatement("resize()")
            .endControlFlow()
            .build();
  }

  private CodeBlock body(String function) {
    List<String> names = sequences.get(function);
    if (function.equals(GraphFunction.STEP) && !turns.isEmpty()) {
      names = List.of(StepChoice.METHOD);
      type.addMethod(StepChoice.of(turns, sequences));
    }
    if (names == null) {
      return function.equals("reset_metrics")
          ? CodeBlock.of("")
          : CodeBlock.of(
              "throw new IllegalStateException($S);\n",
              "this model was compiled without " + function);
    }
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("team.begin()");
    body.beginControlFlow("try");
    names.forEach(name -> body.addStatement("$L()", name));
    body.nextControlFlow("finally");
    body.addStatement("team.end()");
    body.endControlFlow();
    return body.build();
  }

  private void jobs() {
    CodeBlock.Builder body = CodeBlock.builder();
    int end = 0;
    int methods = 0;
    for (List<CodeBlock> some : Portions.of(phases)) {
      String name = "runPhases" + ++methods;
      type.addMethod(jobs(name, end, some));
      end += some.size();
      body.beginControlFlow("if (phase < $L)", end);
      body.addStatement("$L(part, parts)", name);
      body.addStatement("return");
      body.endControlFlow();
    }
    type.addMethod(
        MethodSpec.methodBuilder("run")
            .addModifiers(Modifier.PUBLIC)
            .addAnnotation(Override.class)
            .addParameter(TypeName.INT, "part")
            .addParameter(TypeName.INT, "parts")
            .addCode(body.build())
            .build());
    if (!phases.isEmpty()) {
      type.addMethod(
          MethodSpec.methodBuilder("start")
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(TypeName.INT)
              .addParameter(TypeName.INT, "part")
              .addParameter(TypeName.INT, "parts")
              .addParameter(TypeName.INT, "extent")
              .addParameter(TypeName.INT, "alignment")
              .addStatement("int blocks = (extent + alignment - 1) / alignment")
              .addStatement(
                  "return Math.min(extent, (int) ((long) blocks * part / parts) * alignment)")
              .build());
    }
  }

  /** The method that chooses among some phases. */
  private static MethodSpec jobs(String name, int first, List<CodeBlock> some) {
    CodeBlock.Builder cases = CodeBlock.builder().beginControlFlow("switch (phase)");
    int phase = first;
    for (CodeBlock each : some) {
      cases.add("case $L: {\n$>$Lbreak;\n$<}\n", phase++, each);
    }
    cases.add("default:\n$>throw new IllegalStateException();\n$<").endControlFlow();
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .addParameter(TypeName.INT, "part")
        .addParameter(TypeName.INT, "parts")
        .addCode(cases.build())
        .build();
  }
}
