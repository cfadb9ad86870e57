package org.adjoint.compiler.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.parse.Parser;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.SourceFile;

/** The standard library: the {@code .nn} files that come with the compiler, read once. */
public final class Library {
  /** What the names of its files begin with; no path of a user does. */
  private static final String PREFIX = "std:";

  private static final String FOLDER = "/org/adjoint/std/";

  private static final class Holder {
    static final Library STANDARD = Library.of(read());
  }

  private final List<SourceFile> files;
  private final Module module;

  private Library(List<SourceFile> files, Module module) {
    this.files = files;
    this.module = module;
  }

  /** The library that comes with the compiler. */
  public static Library standard() {
    return Holder.STANDARD;
  }

  /** A library of the given texts; for a test that needs one of its own. */
  public static Library of(List<SourceText> texts) {
    Diagnostics diagnostics = new Diagnostics();
    Module module = Module.ofLibrary();
    List<SourceFile> files = new ArrayList<>();
    for (SourceText text : texts) {
      SourceFile file = Parser.parse(text, diagnostics);
      files.add(file);
      for (Declaration declaration : file.declarations()) {
        if (declaration instanceof Declaration.Named named && module.declare(named) != null) {
          throw new IllegalStateException("the library declares " + named.name() + " twice");
        }
      }
    }
    diagnostics.throwIfErrors();
    return new Library(List.copyOf(files), module);
  }

  /** A text of the library under the name that marks it as such. */
  public static SourceText text(String name, String text) {
    return SourceText.of(PREFIX + name, text);
  }

  /** Whether the text belongs to a library. */
  public static boolean owns(Span span) {
    return span.source().name().startsWith(PREFIX);
  }

  public List<SourceFile> files() {
    return files;
  }

  Module module() {
    return module;
  }

  private static List<SourceText> read() {
    List<SourceText> texts = new ArrayList<>();
    for (String name : resource("index.txt").lines().filter(line -> !line.isBlank()).toList()) {
      texts.add(text(name, resource(name)));
    }
    return texts;
  }

  private static String resource(String name) {
    try (InputStream stream = Library.class.getResourceAsStream(FOLDER + name)) {
      if (stream == null) {
        throw new IllegalStateException("the compiler lacks its resource " + FOLDER + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
