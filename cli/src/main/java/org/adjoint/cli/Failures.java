package org.adjoint.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.adjoint.cli.web.JsonTrees;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.DiagnosticTree;
import org.adjoint.compiler.diagnostic.Renderer;
import org.adjoint.compiler.diagnostic.VisibleText;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.data.DataException;
import org.adjoint.runtime.json.Json;
import org.jspecify.annotations.Nullable;

/** Tells the user why a command came to nothing, and gives the exit code that says so. */
final class Failures {
  private final ToolCommand command;
  private final String[] arguments;

  Failures(ToolCommand command, String[] arguments) {
    this.command = command;
    this.arguments = arguments.clone();
  }

  int report(Throwable fault) {
    if (fault instanceof CompilationException compilation) {
      return diagnose(command.displayNames().of(compilation.diagnostics()));
    }
    if (fault instanceof DataException data) {
      Diagnostic diagnostic = DataFaults.diagnostic(data, command.displayNames());
      String where = data.place() == null ? "" : data.place() + ": ";
      return diagnostic == null
          ? error(where + data.getMessage(), data.hint())
          : diagnose(List.of(diagnostic));
    }
    if (fault instanceof AdjointException known) {
      return error(String.valueOf(known.getMessage()), known.hint());
    }
    if (fault instanceof UncheckedIOException unchecked) {
      return error(reason(unchecked.getCause()), null);
    }
    if (fault instanceof IOException io) {
      return error(reason(io), null);
    }
    if (fault instanceof OutOfMemoryError) {
      return error(
          "there is not enough memory for this model, its batches and its data",
          "give more with ADJOINT_JAVA_OPTIONS=-Xmx8g, take a smaller `--batch`, or let the data be read with `stream: true`");
    }
    return bug(fault);
  }

  private int diagnose(List<Diagnostic> diagnostics) {
    diagnostics(diagnostics);
    command.printJson(Json.fields().with("diagnostics", tree(diagnostics)));
    return ExitCode.AT_FAULT;
  }

  /** Writes diagnostics and how many errors are among them. */
  void diagnostics(List<Diagnostic> diagnostics) {
    command.console().err().print(Renderer.render(diagnostics));
    long errors = diagnostics.stream().filter(Diagnostic::isError).count();
    if (errors > 1) {
      command.tell("\n" + errors + " errors");
    }
  }

  static Json tree(List<Diagnostic> diagnostics) {
    return JsonTrees.of(DiagnosticTree.of(diagnostics));
  }

  private int error(String message, @Nullable String hint) {
    tell("error: ", message);
    if (hint != null) {
      tell(" = help: ", hint);
    }
    Json.Fields object = Json.fields().with("error", Json.of(message));
    command.printJson(hint == null ? object : object.with("help", Json.of(hint)));
    return ExitCode.AT_FAULT;
  }

  private void tell(String kind, String text) {
    List<String> lines = text.lines().map(VisibleText::of).toList();
    command.tell(kind + String.join("\n" + " ".repeat(kind.length()), lines));
  }

  private static String reason(@Nullable IOException fault) {
    if (fault instanceof NoSuchFileException missing) {
      return "there is no file `" + missing.getFile() + "`";
    }
    if (fault instanceof AccessDeniedException denied) {
      return "`" + denied.getFile() + "` may not be read or written";
    }
    return fault == null ? "a file could not be read" : String.valueOf(fault.getMessage());
  }

  private int bug(Throwable fault) {
    command.tell("error: this is a bug of Adjoint, not of your program: " + fault);
    String saved = BugReport.write(fault, arguments);
    command.tell(
        saved == null
            ? "please report it, with your program and the command line"
            : "please report it, with your program and "
                + saved
                + ", which says where it happened");
    command.printJson(Json.fields().with("bug", Json.of(String.valueOf(fault))));
    return ExitCode.BUG;
  }
}
