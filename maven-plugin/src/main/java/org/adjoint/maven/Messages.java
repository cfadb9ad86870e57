package org.adjoint.maven;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Label;
import org.adjoint.compiler.source.Span;
import org.codehaus.plexus.build.BuildContext;

/** Tells the build, and so an editor that runs it, what is wrong with programs, each thing once. */
final class Messages {
  private final BuildContext context;
  private final ProgramFiles programs;
  private final Set<String> reported = new HashSet<>();
  private int errors;

  Messages(BuildContext context, ProgramFiles programs) {
    this.context = context;
    this.programs = programs;
  }

  /** Forgets what was said of a program in an earlier run. */
  void clear(String program) {
    context.removeMessages(programs.file(program).toFile());
  }

  /** Reports diagnostics. */
  void report(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      Span span = diagnostic.span();
      String file = span.source().name();
      add(file, span.line(), span.column(), text(diagnostic), diagnostic.isError());
    }
  }

  /** Reports what is wrong with a program as a whole. */
  void error(String program, String text) {
    add(program, 1, 1, text, true);
  }

  /** Adds what was not said yet: programs that import one file share its faults. */
  private void add(String program, int line, int column, String text, boolean error) {
    if (!reported.add(program + ":" + line + ":" + column + ":" + text)) {
      return;
    }
    int severity = error ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING;
    context.addMessage(programs.file(program).toFile(), line, column, text, severity, null);
    if (error) {
      errors++;
    }
  }

  private static String text(Diagnostic diagnostic) {
    StringBuilder text =
        new StringBuilder(diagnostic.code().id()).append(": ").append(diagnostic.message());
    for (Label label : diagnostic.labels()) {
      text.append("; ").append(label.text()).append(" (").append(label.span()).append(')');
    }
    diagnostic.notes().forEach(note -> text.append("; ").append(note));
    String help = diagnostic.help();
    return help == null ? text.toString() : text.append("; help: ").append(help).toString();
  }

  /** How many errors there were. */
  int errors() {
    return errors;
  }
}
