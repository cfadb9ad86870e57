package org.adjoint.compiler.std;

import org.adjoint.compiler.check.Library;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.SourceFile;

/** The page on the standard library, made of its text. */
final class LibraryPage {
  private LibraryPage() {}

  static String text() {
    StringBuilder page = new StringBuilder();
    page.append("# The standard library\n\n")
        .append("Every declaration with its documentation, made from `compiler/src/main/resources/")
        .append("org/adjoint/std/*.nn` by `LibraryPageTest`.\n")
        .append("What begins with `layer` owns what it makes; all else is a pure function.\n\n");
    for (SourceFile file : Library.standard().files()) {
      page.append("- [").append(title(file)).append("](#").append(title(file)).append(")\n");
    }
    for (SourceFile file : Library.standard().files()) {
      page.append("\n## ").append(title(file)).append("\n\n").append(file.documentation());
      page.append('\n');
      for (Declaration.Named named : file.declarations(Declaration.Named.class)) {
        page.append("\n```nn\n").append(heading(named)).append("\n```\n\n");
        page.append(named.documentation()).append('\n');
      }
    }
    return page.toString();
  }

  private static String title(SourceFile file) {
    return file.source().name().replaceAll("^std:|\\.nn$", "");
  }

  /** The declaration without its body, or a constant whole. */
  private static String heading(Declaration.Named named) {
    String text = named.span().text();
    if (!(named instanceof Declaration.Parameterized parameterized)) {
      return text;
    }
    return text.substring(0, parameterized.signature().span().end() - named.span().start()).strip();
  }
}
