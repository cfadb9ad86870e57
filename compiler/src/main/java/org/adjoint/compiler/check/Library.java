package org.adjoint.compiler.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.SourceFile;

/**
 * The standard library: the {@code .nn} files that come with the compiler, read once; each
 * declaration is parsed when it is first used.
 */
public final class Library {
  /** What the names of its files begin with; no path of a user does. */
  private static final String PREFIX = "std:";

  private static final String FOLDER = "/org/adjoint/std/";

  private static final class Holder {
    static final Library STANDARD = Library.of(read());
  }

  private final List<LibraryText> texts;
  private final Module module;

  private Library(List<LibraryText> texts, Map<String, LibraryText> byName) {
    this.texts = List.copyOf(texts);
    this.module = Module.ofLibrary(byName);
  }

  /** The library that comes with the compiler. */
  public static Library standard() {
    return Holder.STANDARD;
  }

  /** A library of the given texts; for a test that needs one of its own. */
  public static Library of(List<SourceText> sources) {
    List<LibraryText> texts = sources.stream().map(LibraryText::new).toList();
    Map<String, LibraryText> byName = new LinkedHashMap<>();
    for (LibraryText text : texts) {
      for (String name : text.names()) {
        if (byName.put(name, text) != null) {
          throw new IllegalStateException("the library declares " + name + " twice");
        }
      }
    }
    return new Library(texts, byName);
  }

  /** A text of the library under the name that marks it as such. */
  public static SourceText text(String name, String text) {
    return SourceText.of(PREFIX + name, text);
  }

  /** Whether the text belongs to a library. */
  public static boolean owns(Span span) {
    return span.source().name().startsWith(PREFIX);
  }

  /** All of its files, parsed as a whole. */
  public List<SourceFile> files() {
    return texts.stream().map(LibraryText::parse).toList();
  }

  /** The texts of its files. */
  public List<SourceText> sources() {
    return texts.stream().map(LibraryText::source).toList();
  }

  /** The name of a file of the library without what marks it as such. */
  public static String fileName(SourceText text) {
    return text.name().substring(PREFIX.length());
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
