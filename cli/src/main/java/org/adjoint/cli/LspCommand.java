package org.adjoint.cli;

import java.io.PrintStream;
import org.adjoint.cli.lsp.LanguageServerRun;
import picocli.CommandLine.Command;

/** Serves an editor, until it says that it is done. */
@Command(
    description =
        "Speaks the language server protocol over standard input and output, for editors to start.")
final class LspCommand extends ToolCommand {
  @Override
  int run() throws Exception {
    PrintStream out = console().out();
    // What anything else might print would end up between messages.
    System.setOut(System.err);
    return LanguageServerRun.serve(System.in, out);
  }
}
