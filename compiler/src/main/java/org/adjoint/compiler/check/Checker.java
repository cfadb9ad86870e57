package org.adjoint.compiler.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.parse.Parser;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.SourceFile;
import org.jspecify.annotations.Nullable;

/** Reads a program and resolves its names: source text → checked program. */
public final class Checker {
  private final Library library;
  private final ImportReader reader;

  private Checker(Library library, ImportReader reader) {
    this.library = library;
    this.reader = reader;
  }

  /** A checker with the standard library. */
  public static Checker of(ImportReader reader) {
    return new Checker(Library.standard(), reader);
  }

  /** A checker with a library of its own. */
  public static Checker of(Library library, ImportReader reader) {
    return new Checker(library, reader);
  }

  /**
   * Reads and checks a program. What is wrong with it goes to the diagnostics; the program is fit
   * to be looked into further all the same.
   *
   * @param entry the file that is asked for; its name is its path below the root folder
   * @param settings values of constants, as text, that replace those in the program
   */
  public CheckedProgram check(
      SourceText entry, Map<String, String> settings, Diagnostics diagnostics) {
    ProgramLoader loader = new ProgramLoader(library, reader, diagnostics);
    Module module = loader.load(entry);
    Uses uses = new Uses();
    DeclarationCheck declarations = new DeclarationCheck(diagnostics, uses);
    loader.modules().forEach(each -> each.own().forEach(declarations::check));
    loader.modules().forEach(each -> each.fragments().forEach(declarations::checkFragment));
    return new CheckedProgram(
        loader.files(),
        module,
        settings(settings, module, diagnostics),
        uses.reportCircles(diagnostics));
  }

  private static Map<String, Expression> settings(
      Map<String, String> settings, Module module, Diagnostics diagnostics) {
    Map<String, Expression> expressions = new LinkedHashMap<>();
    settings.forEach(
        (name, value) -> {
          Expression expression = setting(name, value, module, diagnostics);
          if (expression != null) {
            expressions.put(name, expression);
          }
        });
    return expressions;
  }

  private static @Nullable Expression setting(
      String name, String value, Module module, Diagnostics diagnostics) {
    SourceText text = SourceText.of("--set", "const " + name + " = " + value);
    Definition definition = module.find(name);
    boolean known =
        definition != null
            && !definition.isLibrary()
            && definition.declaration() instanceof Declaration.Constant;
    if (!known) {
      List<String> names =
          module.definitions().stream()
              .filter(d -> d.declaration() instanceof Declaration.Constant)
              .map(Definition::name)
              .toList();
      diagnostics.add(
          Diagnostic.of(
                  Code.UNKNOWN_CONSTANT,
                  text.span(6, 6 + name.length()),
                  "the program has no constant `" + name + "` to set")
              .withHelp(Suggestions.help(name, names)));
      return null;
    }
    SourceFile file = Parser.parse(text, diagnostics);
    List<Declaration.Constant> constants = file.declarations(Declaration.Constant.class);
    return constants.size() == 1 ? constants.get(0).value() : null;
  }
}
