package org.adjoint.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints what lets a shell complete the tool's command lines. */
@Command(
    description = "Prints a script for bash and zsh that completes commands, options and files.")
final class CompletionCommand extends ToolCommand {
  /** The tool as one command with all others below it, as the script has to know them. */
  @Command(name = "adjoint")
  private static final class All {}

  @Override
  int run() {
    CommandLine all = new CommandLine(new All());
    for (CommandName name : CommandName.values()) {
      all.addSubcommand(name.word(), name.make());
    }
    console().out().print(AutoComplete.bash("adjoint", all));
    return ExitCode.DONE;
  }
}
