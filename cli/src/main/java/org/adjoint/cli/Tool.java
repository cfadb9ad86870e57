package org.adjoint.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.check.Suggestions;
import org.adjoint.runtime.command.Console;
import picocli.CommandLine;

/**
 * One run of the tool. Only the command that is called is built: picocli reads the annotations of a
 * command by reflection, which takes longer than most of them do.
 */
final class Tool {
  /** Room for the compiler to descend into a program as deep as its limits allow. */
  private static final long STACK_BYTES = 64L << 20;

  private final String[] arguments;
  private final Console console;

  private Tool(String[] arguments, Console console) {
    this.arguments = arguments.clone();
    this.console = console;
  }

  /** Runs a command line and gives its exit code. */
  static int run(String[] arguments, Console console) {
    Tool tool = new Tool(arguments, console);
    int[] code = {ExitCode.BUG};
    Thread thread = new Thread(null, () -> code[0] = tool.run(), "adjoint", STACK_BYTES);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return code[0];
  }

  private int run() {
    String first = arguments.length == 0 ? "" : arguments[0];
    if (first.equals("-h") || first.equals("--help") || first.equals("help")) {
      overview(console.out());
      return ExitCode.DONE;
    }
    if (first.equals("-V") || first.equals("--version")) {
      Version.lines().forEach(console.out()::println);
      return ExitCode.DONE;
    }
    Optional<CommandName> name = CommandName.of(first);
    return name.isPresent() ? run(name.get()) : unknown(first);
  }

  private int unknown(String first) {
    if (!first.isEmpty()) {
      List<String> known = Arrays.stream(CommandName.values()).map(CommandName::word).toList();
      console.err().println("adjoint: there is no command `" + first + "`");
      String help = Suggestions.help(first, known);
      if (help != null) {
        console.err().println(help);
      }
      console.err().println();
    }
    overview(console.err());
    return ExitCode.WRONG_USE;
  }

  private static void overview(java.io.PrintStream to) {
    to.println("Adjoint compiles neural networks to Java and trains them.");
    to.println();
    to.println("Usage: adjoint COMMAND …");
    to.println();
    for (CommandName name : CommandName.values()) {
      to.printf("  %-11s%s%n", name.word(), name.purpose());
    }
    to.println();
    to.println(
        "`adjoint COMMAND --help` shows the options of a command, `adjoint --version` the version.");
  }

  private int run(CommandName name) {
    ToolCommand command = name.make();
    command.attach(console);
    CommandLine line =
        new CommandLine(command)
            .setCommandName("adjoint " + name.word())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setColorScheme(CommandLine.Help.defaultColorScheme(colours()))
            .setOut(new PrintWriter(console.out(), true))
            .setErr(new PrintWriter(console.err(), true))
            .setParameterExceptionHandler((fault, given) -> wrongUse(name, fault))
            .setExecutionExceptionHandler(
                (fault, given, result) ->
                    fault instanceof WrongUse use
                        ? wrongUse(name, use)
                        : new Failures(command, arguments).report(fault));
    line.getCommandSpec()
        .usageMessage()
        .footerHeading("%nExamples:%n")
        .footer(name.examples().stream().map(each -> "  adjoint " + each).toArray(String[]::new));
    try {
      return line.execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (StackOverflowError | OutOfMemoryError | AssertionError | LinkageError error) {
      return new Failures(command, arguments).report(error);
    }
  }

  /** The launcher knows whether results go to a terminal, and whether colours are wanted there. */
  private static CommandLine.Help.Ansi colours() {
    return Boolean.getBoolean("adjoint.colours")
        ? CommandLine.Help.Ansi.ON
        : CommandLine.Help.Ansi.OFF;
  }

  private int wrongUse(CommandName name, RuntimeException fault) {
    console.err().println("adjoint " + name.word() + ": " + fault.getMessage());
    console.err().println("`adjoint " + name.word() + " --help` shows what it takes");
    return ExitCode.WRONG_USE;
  }
}
