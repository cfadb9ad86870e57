package org.adjoint.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.Plan;

/**
 * Writes the methods of loops over sequences, which call the kernels of a turn one after the other.
 *
 * <p>Where rows can be divided, each worker runs all turns for its rows, and counts the turns for
 * itself. Else the first thread counts them in a field, for kernels of a turn that the team shares.
 */
final class LoopMethods {
  private final TypeSpec.Builder type;
  private final EntryPoints entries;
  private int count;

  LoopMethods(TypeSpec.Builder type, EntryPoints entries) {
    this.type = type;
    this.entries = entries;
  }

  /** How many loops over sequences stand in each other, at most. */
  static int deepest(Plan plan) {
    return plan.functions().stream()
        .flatMap(function -> function.allKernels().stream())
        .filter(Kernel.Loop.class::isInstance)
        .mapToInt(kernel -> ((Kernel.Loop) kernel).turn().depth() + 1)
        .max()
        .orElse(0);
  }

  /** Adds the method of a loop and gives the call of it. */
  KernelCall add(Kernel.Loop loop, List<ChainCall> body, boolean worthDividing) {
    String name = "loop_" + ++count;
    boolean divisible = !loop.rows().is(1);
    String turn = Indices.turn(loop.turn().depth());
    List<CodeBlock> statements = new ArrayList<>();
    for (ChainCall chain : body) {
      statements.addAll(
          divisible ? chain.part("from", "to", Meter.NONE) : entries.statements(chain, Meter.NONE));
    }
    MethodSpec.Builder method = method(name, divisible, loop.turn().depth());
    SourceComment.of(List.of(loop)).forEach(line -> method.addComment("$L", line));
    method.beginControlFlow(
        "for ($L$L = 0; $L < $L; $L++)",
        divisible ? "int " : "",
        turn,
        turn,
        Indices.extent(loop.turn().extent()),
        turn);
    parts(name, statements, divisible, loop.turn().depth() + 1).forEach(method::addCode);
    type.addMethod(method.endControlFlow().build());
    return new KernelCall(
        name,
        divisible ? arguments(loop.turn().depth()) : List.of(),
        divisible ? loop.rows() : null,
        1,
        divisible && worthDividing,
        false,
        List.of(loop));
  }

  /** The statements or, if they are too many for one method, calls of methods that share them. */
  private List<CodeBlock> parts(
      String name, List<CodeBlock> statements, boolean divisible, int turns) {
    List<List<CodeBlock>> portions = Portions.of(statements);
    if (portions.size() <= 1) {
      return statements;
    }
    List<CodeBlock> calls = new ArrayList<>();
    for (List<CodeBlock> some : portions) {
      MethodSpec.Builder method = method(name + "_" + (calls.size() + 1), divisible, turns);
      some.forEach(method::addCode);
      MethodSpec part = method.build();
      type.addMethod(part);
      List<String> passed = part.parameters().stream().map(parameter -> parameter.name()).toList();
      calls.add(CodeBlock.of("$L($L);\n", part.name(), String.join(", ", passed)));
    }
    return calls;
  }

  private static MethodSpec.Builder method(String name, boolean divisible, int turns) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
    if (divisible) {
      for (int depth = 0; depth < turns; depth++) {
        method.addParameter(TypeName.INT, Indices.turn(depth));
      }
      for (String parameter : List.of(KernelCall.WORKER, "from", "to")) {
        method.addParameter(TypeName.INT, parameter);
      }
    }
    return method;
  }

  private static List<KernelCall.Argument> arguments(int turns) {
    List<KernelCall.Argument> arguments = new ArrayList<>();
    for (int depth = 0; depth < turns; depth++) {
      arguments.add(new KernelCall.Argument(Indices.turn(depth), null));
    }
    arguments.add(new KernelCall.Argument(KernelCall.WORKER, null));
    return arguments;
  }
}
