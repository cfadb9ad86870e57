package org.adjoint.compiler.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.parse.Parser;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.SourceFile;
import org.jspecify.annotations.Nullable;

/** Reads a file and those it imports, each once, and gathers the names each of them sees. */
final class ProgramLoader {
  /** The most files that import each other in a chain. */
  private static final int DEEPEST = 64;

  private final Library library;
  private final ImportReader reader;
  private final Diagnostics diagnostics;
  private final Map<String, Module> modules = new LinkedHashMap<>();
  private final List<SourceFile> files = new ArrayList<>();
  private final List<String> open = new ArrayList<>();

  ProgramLoader(Library library, ImportReader reader, Diagnostics diagnostics) {
    this.library = library;
    this.reader = reader;
    this.diagnostics = diagnostics;
  }

  /** The files read, the one that was asked for first. */
  List<SourceFile> files() {
    return files;
  }

  /** The modules of the files read. */
  Collection<Module> modules() {
    return modules.values();
  }

  /** Reads a file, whose path is its name, and all it imports. */
  Module load(SourceText text) {
    String path = text.name();
    int before = diagnostics.all().size();
    SourceFile file = Parser.parse(text, diagnostics);
    files.add(file);
    Module module = Module.ofUser(library.module());
    if (diagnostics.all().size() > before && lacksText(file)) {
      module.markIncomplete();
    }
    modules.put(path, module);
    open.add(path);
    for (Declaration declaration : file.declarations()) {
      if (declaration instanceof Declaration.Named named) {
        declare(named, module);
      }
    }
    file.damaged().forEach(name -> module.markDamaged(name.text()));
    file.fragments().forEach(module::addFragment);
    for (Declaration.Import each : file.declarations(Declaration.Import.class)) {
      load(each, path, module);
    }
    open.remove(open.size() - 1);
    return module;
  }

  /** Whether a file with an error lacks more than declarations whose names are known. */
  private static boolean lacksText(SourceFile file) {
    boolean unread = file.declarations().isEmpty() && file.damaged().isEmpty();
    long imports = file.source().text().lines().filter(line -> line.startsWith("import")).count();
    return unread || imports > file.declarations(Declaration.Import.class).size();
  }

  private void declare(Declaration.Named named, Module module) {
    Definition present = module.declare(named);
    if (present != null) {
      duplicate(named.name().span(), present);
    }
  }

  private void duplicate(Span span, Definition present) {
    String message = "`" + present + "` is declared twice";
    diagnostics.add(
        Diagnostic.of(Code.DUPLICATE_DECLARATION, span, message)
            .withLabel(present.declaration().name().span(), "declared here first"));
  }

  private void load(Declaration.Import each, String importer, Module module) {
    Span span = each.path().span();
    String path = ImportPath.resolve(importer, each.path().value());
    if (path == null) {
      diagnostics.add(
          Code.IMPORT_OUTSIDE_ROOT, span, "`" + each.path().value() + "` leaves the root folder");
      module.markIncomplete();
      return;
    }
    if (open.contains(path)) {
      String chain = String.join("` imports `", open.subList(open.indexOf(path), open.size()));
      diagnostics.add(
          Code.IMPORT_CYCLE,
          span,
          "`" + chain + "` imports `" + path + "`: a file cannot import itself");
      module.markIncomplete();
      return;
    }
    Module imported = modules.get(path);
    if (imported == null) {
      imported = open.size() < DEEPEST ? read(path, span) : tooDeep(span);
    }
    if (imported == null) {
      module.markIncomplete();
    } else {
      include(imported, span, module);
    }
  }

  private @Nullable Module read(String path, Span span) {
    try {
      return load(SourceText.of(path, reader.read(path)));
    } catch (IOException e) {
      diagnostics.add(
          Code.UNKNOWN_IMPORT, span, "`" + path + "` cannot be imported: " + e.getMessage());
      return null;
    }
  }

  private @Nullable Module tooDeep(Span span) {
    diagnostics.add(
        Code.TOO_DEEP, span, "more than " + DEEPEST + " files import each other in a chain");
    return null;
  }

  private void include(Module imported, Span span, Module module) {
    imported.damaged().forEach(module::markDamaged);
    if (imported.lacksNames()) {
      module.markIncomplete();
    }
    for (Definition definition : imported.definitions()) {
      Definition present = module.include(definition);
      if (present == null) {
        continue;
      }
      Span second = definition.declaration().name().span();
      diagnostics.add(
          Diagnostic.of(
                  Code.DUPLICATE_DECLARATION,
                  span,
                  "this import declares `" + definition + "` again")
              .withLabel(second, "declared here")
              .withLabel(present.declaration().name().span(), "and here"));
    }
  }
}
