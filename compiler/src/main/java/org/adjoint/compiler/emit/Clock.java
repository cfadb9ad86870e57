package org.adjoint.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the measuring of calls around them, where that is wanted: each worker adds up, in an array
 * of its own, the nanoseconds of each call. A loop over a sequence is one call.
 */
final class Clock {
  private final boolean running;
  private final List<MeasuredCall> calls = new ArrayList<>();

  private Clock(boolean running) {
    this.running = running;
  }

  /** A clock that writes nothing. */
  static Clock stopped() {
    return new Clock(false);
  }

  static Clock running() {
    return new Clock(true);
  }

  /** What is measured, in the order of the measured times. */
  List<MeasuredCall> calls() {
    return calls;
  }

  /** What measures the calls of an entry point. */
  Meter of(String function) {
    return running
        ? (statement, call, worker) -> measured(statement, function, call, worker)
        : Meter.NONE;
  }

  private CodeBlock measured(CodeBlock statement, String function, KernelCall call, String worker) {
    int number = calls.size();
    calls.add(new MeasuredCall(function, call.kernels()));
    return CodeBlock.builder()
        .add("locals[$L].began = System.nanoTime();\n", worker)
        .add(statement)
        .add(
            "locals[$L].nanoseconds[$L] += System.nanoTime() - locals[$L].began;\n",
            worker,
            number,
            worker)
        .build();
  }

  /** Keeps the times, for each worker, and tells them. */
  void addTo(TypeSpec.Builder program, TypeSpec.Builder local) {
    if (running) {
      local.addField(TypeName.LONG, "began");
      local.addField(
          FieldSpec.builder(ArrayTypeName.of(TypeName.LONG), "nanoseconds", Modifier.FINAL)
              .initializer("new long[$L]", calls.size())
              .build());
      program.addSuperinterface(ClassName.get("org.adjoint.runtime.program", "Profiled"));
      program.addMethod(times());
    }
  }

  private static MethodSpec times() {
    return MethodSpec.methodBuilder("kernelNanoseconds")
        .addModifiers(Modifier.PUBLIC)
        .addAnnotation(Override.class)
        .returns(ArrayTypeName.of(ArrayTypeName.of(TypeName.LONG)))
        .addStatement("long[][] all = new long[locals.length][]")
        .beginControlFlow("for (int worker = 0; worker < locals.length; worker++)")
        .addStatement("all[worker] = (long[]) locals[worker].nanoseconds.clone()")
        .endControlFlow()
        .addStatement("return all")
        .build();
  }
}
