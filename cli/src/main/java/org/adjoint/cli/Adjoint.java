package org.adjoint.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code adjoint}. */
@Command(
    name = "adjoint",
    description = "Compiles neural networks to Java and trains them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Adjoint implements Callable<Integer> {

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() {
    if (command != null) {
      command.commandLine().usage(command.commandLine().getOut());
    }
    return CommandLine.ExitCode.USAGE;
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    VectorModule.load();
    System.exit(new CommandLine(new Adjoint()).execute(arguments));
  }
}
