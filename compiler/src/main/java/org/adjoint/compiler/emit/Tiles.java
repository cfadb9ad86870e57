package org.adjoint.compiler.emit;

import java.util.LinkedHashMap;
import java.util.Map;

/** The innermost methods of contractions; those of equal text are one method. */
final class Tiles {
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, Lines> bodies = new LinkedHashMap<>();
  private final Map<String, String> declarations = new LinkedHashMap<>();

  /** The name of the method with the given parameters and body. */
  String method(String prefix, String parameters, Lines body) {
    String key = prefix + "(" + parameters + ")" + body.text();
    return names.computeIfAbsent(
        key,
        k -> {
          String name = prefix + "_" + (names.size() + 1);
          bodies.put(name, body);
          declarations.put(name, parameters);
          return name;
        });
  }

  Map<String, Lines> bodies() {
    return bodies;
  }

  String declarations(String name) {
    return declarations.getOrDefault(name, "");
  }
}
