package org.adjoint.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.adjoint.compiler.plan.Chain;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.Plan;

/** Writes the class of a planned model. */
public final class Emitter {
  /** A class file has room for a name of 65,535 bytes, which no reader would enjoy. */
  private static final int LONGEST_NAME = 100;

  private final Plan plan;
  private final Target target;
  private final long batch;
  private final Clock clock;
  private final ProgramClass program;
  private final Tiles tiles = new Tiles();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, KernelMethod> methods = new LinkedHashMap<>();
  private final Map<String, List<Kernel>> callers = new LinkedHashMap<>();

  private Emitter(Plan plan, Target target, ClassHeader header, long batch, Clock clock) {
    this.plan = plan;
    this.target = target;
    this.batch = batch;
    this.clock = clock;
    this.program = new ProgramClass(plan, target, header, clock);
  }

  /**
   * Writes the class under a name made from the model's.
   *
   * @param packageName the package, or empty for none
   * @param batch the rows of the batches to expect: decides only which kernels are divided
   */
  public static JavaSource emit(Plan plan, Target target, String packageName, long batch) {
    return emit(plan, target, ClassHeader.ofModel(packageName, plan.model().name()), batch);
  }

  /**
   * Writes the class.
   *
   * @param batch the rows of the batches to expect: decides only which kernels are divided
   */
  public static JavaSource emit(Plan plan, Target target, ClassHeader header, long batch) {
    return new Emitter(plan, target, header, batch, Clock.stopped()).emit(header);
  }

  /**
   * Writes a class that does the same and measures its kernels: a {@code Profiled} program.
   *
   * @param batch as for {@link #emit}
   */
  public static ProfiledSource emitProfiled(Plan plan, Target target, long batch) {
    ClassHeader header = ClassHeader.ofModel("", plan.model().name());
    Emitter emitter = new Emitter(plan, target, header, batch, Clock.running());
    JavaSource source = emitter.emit(header);
    return new ProfiledSource(source, emitter.clock.calls());
  }

  private JavaSource emit(ClassHeader header) {
    for (Plan.PlannedFunction function : plan.functions()) {
      program.function(function, calls(function.chains(), false));
    }
    TypeSpec.Builder type = program.finish(methods.values());
    methods.forEach((method, body) -> type.addMethod(kernelMethod(method, body)));
    tiles.bodies().forEach((tile, body) -> type.addMethod(tileMethod(tile, body)));
    JavaFile file =
        JavaFile.builder(header.packageName(), type.build())
            .skipJavaLangImports(true)
            .indent("  ")
            .build();
    return new JavaSource(header.className().canonicalName(), file.toString(), callers);
  }

  private List<ChainCall> calls(List<Chain> chains, boolean inLoop) {
    List<ChainCall> calls = new ArrayList<>();
    for (Chain chain : chains) {
      List<KernelCall> links = new ArrayList<>();
      boolean alone = !inLoop && chain.links().size() == 1;
      chain.links().forEach(link -> links.add(call(link.kernel(), alone)));
      calls.add(ChainCall.of(chain, links));
    }
    return ChainCall.merge(calls);
  }

  private KernelCall call(Kernel kernel, boolean alone) {
    if (kernel instanceof Kernel.Loop loop) {
      KernelCall call =
          program.loop(loop, calls(loop.body(), true), KernelCall.isWorthDividing(loop, batch));
      callers.computeIfAbsent(call.method(), n -> new ArrayList<>()).add(kernel);
      return call;
    }
    KernelMethod method =
        kernel instanceof Kernel.Nest nest
            ? NestPrinter.print(nest, target)
            : ContractPrinter.print((Kernel.Contract) kernel, target, tiles, batch, alone);
    String prefix = kernel instanceof Kernel.Nest ? "nest" : "contract";
    String name = names.computeIfAbsent(method.key(), key -> prefix + "_" + (names.size() + 1));
    methods.putIfAbsent(name, method);
    callers.computeIfAbsent(name, n -> new ArrayList<>()).add(kernel);
    return KernelCall.of(name, method, kernel, batch);
  }

  private MethodSpec kernelMethod(String name, KernelMethod method) {
    CodeBlock.Builder body = CodeBlock.builder();
    method.parameters().prologue().forEach(line -> body.add("$L\n", line));
    body.add(method.lines().code());
    MethodSpec.Builder spec =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    SourceComment.of(callers.getOrDefault(name, List.of()))
        .forEach(line -> spec.addComment("$L", line));
    return Declarations.addTo(spec, method.parameters().declarations())
        .addCode(body.build())
        .build();
  }

  private MethodSpec tileMethod(String name, Lines body) {
    MethodSpec.Builder spec =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    return Declarations.addTo(spec, tiles.declarations(name)).addCode(body.code()).build();
  }

  /** A class name made from a model's: what Java does not take is replaced. */
  static String className(String model) {
    StringBuilder name = new StringBuilder();
    model
        .chars()
        .limit(LONGEST_NAME)
        .forEach(c -> name.append(c < 0x7f && Character.isLetterOrDigit(c) ? (char) c : '_'));
    return "Model" + name;
  }

  static ClassName local(String owner) {
    return ClassName.bestGuess(owner + ".Local");
  }
}
