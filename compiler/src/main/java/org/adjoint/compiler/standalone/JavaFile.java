package org.adjoint.compiler.standalone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of Java source with one type.
 *
 * @param imports full names of types by their simple names
 */
record JavaFile(String packageName, Map<String, String> imports, JavaType type) {
  static JavaFile of(String text) {
    List<JavaToken> tokens = JavaToken.of(text);
    Map<String, String> imports = new LinkedHashMap<>();
    String packageName = "";
    int at = 0;
    while (tokens.get(at).is("package") || tokens.get(at).is("import")) {
      int end = at + 1;
      StringBuilder name = new StringBuilder();
      while (!tokens.get(end).is(";")) {
        name.append(tokens.get(end++).text());
      }
      if (tokens.get(at).is("package")) {
        packageName = name.toString();
      } else {
        imports.put(tokens.get(end - 1).text(), name.toString());
      }
      at = end + 1;
    }
    return new JavaFile(
        packageName, imports, JavaType.of(new ArrayList<>(tokens.subList(at, tokens.size()))));
  }

  /** The full name of its type. */
  String fullName() {
    return packageName.isEmpty() ? type.name() : packageName + "." + type.name();
  }
}
