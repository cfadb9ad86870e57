package org.adjoint.compiler.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.parse.Parser;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.SourceFile;

/**
 * One file of a library and where each of its declarations stands, found without parsing: a program
 * uses a few of them, and parsing all of them would take longer than all else that is done with it.
 */
final class LibraryText {
  /** A declaration begins a line; so does nothing within one. */
  private static final Pattern BEGINNING =
      Pattern.compile("^(?:const|dim|def|layer|optimizer) +(\\w+)", Pattern.MULTILINE);

  private record Place(int start, int end) {}

  private final SourceText source;
  private final Map<String, Place> places = new LinkedHashMap<>();

  LibraryText(SourceText source) {
    this.source = source;
    String name = "";
    int start = 0;
    Matcher beginning = BEGINNING.matcher(source.text());
    while (beginning.find()) {
      int next = documented(beginning.start());
      put(name, start, next);
      name = beginning.group(1);
      start = next;
    }
    put(name, start, source.length());
  }

  private void put(String name, int start, int end) {
    if (!name.isEmpty() && places.put(name, new Place(start, end)) != null) {
      throw new IllegalStateException(source + " declares " + name + " twice");
    }
  }

  /** Where the comment begins that documents the declaration at an offset. */
  private int documented(int offset) {
    int line = source.line(offset);
    while (line > 1 && source.lineText(line - 1).startsWith("///")) {
      line--;
    }
    return source.lineStart(line);
  }

  SourceText source() {
    return source;
  }

  /** The names it declares, in their order. */
  List<String> names() {
    return List.copyOf(places.keySet());
  }

  /** Parses the whole file. */
  SourceFile parse() {
    return parse(source);
  }

  /** Parses one declaration, whose lines are numbered as they are in the file. */
  Declaration.Named parse(String name) {
    Place place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException(source + " does not declare " + name);
    }
    String above = "\n".repeat(source.line(place.start()) - 1);
    String text = source.text().substring(place.start(), place.end());
    return parse(SourceText.of(source.name(), above + text))
        .declarations(Declaration.Named.class)
        .get(0);
  }

  private static SourceFile parse(SourceText text) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile file = Parser.parse(text, diagnostics);
    diagnostics.throwIfErrors();
    return file;
  }
}
