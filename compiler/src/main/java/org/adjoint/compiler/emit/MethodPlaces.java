package org.adjoint.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds methods in what was emitted: JavaPoet does not say where it writes what. */
final class MethodPlaces {
  /** A member of the class begins after one step of indentation, and its brace ends it there. */
  private static final Pattern BEGIN = Pattern.compile("  (?:private|public) [^(=;]*?(\\w+)\\(.*");

  private static final String END = "  }";

  private MethodPlaces() {}

  static List<JavaSource.Method> of(String text, Set<String> names) {
    List<JavaSource.Method> places = new ArrayList<>();
    List<String> lines = text.lines().toList();
    int first = 0;
    String name = "";
    for (int place = 0; place < lines.size(); place++) {
      Matcher begin = BEGIN.matcher(lines.get(place));
      if (begin.matches()) {
        name = begin.group(1);
        first = place + 1;
      } else if (lines.get(place).equals(END) && names.contains(name)) {
        places.add(new JavaSource.Method(name, first, place + 1));
        name = "";
      }
    }
    return places;
  }
}
