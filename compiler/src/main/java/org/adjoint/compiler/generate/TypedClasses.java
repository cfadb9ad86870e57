package org.adjoint.compiler.generate;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.emit.ClassHeader;
import org.adjoint.compiler.emit.Emitter;
import org.adjoint.compiler.emit.JavaSource;
import org.adjoint.compiler.emit.Target;

/**
 * Writes the classes by which a Java program uses a model: one with typed methods, the kernels, and
 * what the runtime needs to know of them. The same program and options give the same text.
 */
public final class TypedClasses {
  private TypedClasses() {}

  /**
   * Writes the classes of a model, the one to use first.
   *
   * @throws org.adjoint.compiler.diagnostic.CompilationException where the program is at fault
   */
  public static List<JavaSource> of(CompiledModel compiled, TypedOptions options) {
    TypedModel model = TypedModel.of(compiled, options.packageName());
    return List.of(
        source(model, FacadeClass.of(model)),
        source(model, DefinitionClass.of(model)),
        program(model, options));
  }

  /** The name of the class that is to be used first, without its package. */
  public static String className(CompiledModel compiled) {
    return TypedModel.of(compiled, "").className().simpleName();
  }

  /**
   * Writes what the runtime has to know of a model, and its kernels: {@code NAMEDefinition}, whose
   * constant {@code MODEL} is to be used, and {@code NAMEProgram}, in no package.
   */
  public static List<JavaSource> definitionAndKernels(
      CompiledModel compiled, String name, Target target) {
    TypedModel model = TypedModel.of(compiled, "").withName(name);
    return List.of(
        source(model, DefinitionClass.of(model)), program(model, new TypedOptions("", target)));
  }

  private static JavaSource program(TypedModel model, TypedOptions options) {
    ClassHeader header =
        new ClassHeader(
            options.packageName(),
            model.programClass().simpleName(),
            false,
            "The kernels of {@link " + model.className().simpleName() + "}.\n");
    CompiledModel compiled = model.compiled();
    return Emitter.emit(compiled.plan(), options.target(), header, compiled.batch());
  }

  private static JavaSource source(TypedModel model, TypeSpec type) {
    String packageName = model.className().packageName();
    JavaFile file =
        JavaFile.builder(packageName, type).skipJavaLangImports(true).indent("  ").build();
    String name = packageName.isEmpty() ? type.name() : packageName + "." + type.name();
    return new JavaSource(name, file.toString());
  }
}
