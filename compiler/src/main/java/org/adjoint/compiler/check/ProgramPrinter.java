package org.adjoint.compiler.check;

import java.util.Locale;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.SourceFile;
import org.adjoint.compiler.syntax.TreePrinter;

/** Writes a checked program as text: its files, what its names mean, and what was set. */
public final class ProgramPrinter {
  private final StringBuilder text = new StringBuilder();

  private ProgramPrinter() {}

  /** Writes a program. */
  public static String print(CheckedProgram program) {
    ProgramPrinter printer = new ProgramPrinter();
    printer.line("files");
    for (SourceFile file : program.files()) {
      String lines = file.source().lineCount() + " lines";
      printer.line("  %-40s %s", file.source().name(), lines);
    }
    printer.line("names");
    program.module().definitions().forEach(printer::definition);
    for (Declaration.Train train : program.trains()) {
      printer.line("  %-40s %s", "train " + train.model(), train.span());
    }
    if (!program.settings().isEmpty()) {
      printer.line("set");
    }
    program
        .settings()
        .forEach((name, value) -> printer.line("  %s = %s", name, TreePrinter.print(value)));
    return printer.text.toString();
  }

  private void definition(Definition definition) {
    Declaration.Named declaration = definition.declaration();
    String kind = kind(declaration);
    line("  %-40s %s", kind + " " + definition.name(), declaration.name().span());
  }

  private static String kind(Declaration.Named declaration) {
    if (declaration instanceof Declaration.RuntimeDimension) {
      return "dim";
    }
    if (declaration instanceof Declaration.Constant) {
      return "const";
    }
    if (declaration instanceof Declaration.Function) {
      return "def";
    }
    return declaration.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
