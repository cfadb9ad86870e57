package org.adjoint.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

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
      all.addSubcommand(name.word(), inSmallLetters(new CommandLine(name.make())));
    }
    console().out().print(AutoComplete.bash("adjoint", all));
    return ExitCode.DONE;
  }

  /** Proposes the choices of options as the documentation writes them: either is taken. */
  private static CommandLine inSmallLetters(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    for (OptionSpec option : List.copyOf(spec.options())) {
      Object[] choices = option.type().getEnumConstants();
      if (choices != null) {
        List<String> words =
            Arrays.stream(choices).map(each -> each.toString().toLowerCase(Locale.ROOT)).toList();
        spec.remove(option);
        spec.addOption(OptionSpec.builder(option).completionCandidates(words).build());
      }
    }
    return command;
  }
}
