package org.adjoint.maven;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.syntax.Declaration;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Reports what is wrong with the programs of a project, and generates nothing. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends ProgramMojo {
  /** The folders of the programs; those that do not exist hold none. */
  @Parameter private List<File> directories = List.of();

  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private @Nullable File basedir;

  @Override
  void run() throws IOException, MojoFailureException {
    int programs = 0;
    for (File directory : checked()) {
      ProgramFiles files = new ProgramFiles(directory.toPath());
      Messages messages = new Messages(buildContext(), files);
      for (String program : files.names()) {
        messages.clear(program);
        check(files, program, messages);
        programs++;
      }
      requireNone(messages);
    }
    getLog().info("programs without errors: " + programs);
  }

  private List<File> checked() {
    if (!directories.isEmpty()) {
      return directories;
    }
    List<File> usual = new ArrayList<>();
    for (String name : List.of("src/main/nn", "src/test/nn")) {
      usual.add(new File(given("folder", basedir), name));
    }
    return usual;
  }

  private static void check(ProgramFiles files, String program, Messages messages)
      throws IOException {
    try {
      CompiledModel any = Compiler.compile(files.program(program), CompilerOptions.DEFAULT);
      for (Declaration.Model model : any.program().entry().declarations(Declaration.Model.class)) {
        CompilerOptions options = CompilerOptions.DEFAULT.withModel(model.name().text());
        CompiledModel compiled = Compiler.compile(files.program(program), options);
        compiled.trainingStep();
        messages.report(compiled.diagnostics());
      }
      messages.report(any.diagnostics());
    } catch (CompilationException fault) {
      messages.report(fault.diagnostics());
    }
  }
}
