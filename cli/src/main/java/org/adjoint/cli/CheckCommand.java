package org.adjoint.cli;

import java.nio.file.Path;
import java.util.List;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.runtime.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports what is wrong with a program. */
@Command(description = "Reports what is wrong with a program, and does nothing else.")
final class CheckCommand extends ToolCommand {
  @Parameters(paramLabel = "FILE.nn", description = "The program.")
  private @Nullable Path file;

  @Option(names = "--sarif", description = "Print a SARIF log on standard output.")
  private boolean sarif;

  @Mixin private ProgramOptions program = new ProgramOptions();

  @Override
  int run() throws Exception {
    Path path = Arguments.required(file);
    display(DisplayNames.of(path));
    List<Diagnostic> diagnostics = displayNames().of(check(ProgramSource.ofFile(path)));
    new Failures(this, new String[0]).diagnostics(diagnostics);
    long errors = diagnostics.stream().filter(Diagnostic::isError).count();
    if (sarif) {
      console().out().println(Sarif.log(diagnostics).text());
    }
    printJson(
        Json.fields()
            .with("file", Json.of(path.toString()))
            .with("errors", Json.of(errors))
            .with("warnings", Json.of(diagnostics.size() - errors))
            .with("diagnostics", Failures.tree(diagnostics)));
    if (diagnostics.isEmpty()) {
      tell(path + ": nothing to report");
    }
    return errors == 0 ? ExitCode.DONE : ExitCode.AT_FAULT;
  }

  private List<Diagnostic> check(ProgramSource source) {
    CompiledModel model = Compiler.compile(source, program.with(TrainBlock.Overrides.NONE));
    try {
      model.trainingStep();
      return model.diagnostics();
    } catch (CompilationException fault) {
      return fault.diagnostics();
    }
  }
}
