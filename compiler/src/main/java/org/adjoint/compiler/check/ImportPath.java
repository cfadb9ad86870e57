package org.adjoint.compiler.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out which file below the root folder an import means. */
final class ImportPath {
  private ImportPath() {}

  /** The path of the imported file; null where it leaves the root folder. */
  static @Nullable String resolve(String importer, String path) {
    boolean absolute = path.startsWith("/") || path.contains("\\") || path.matches("[A-Za-z]:.*");
    if (absolute) {
      return null;
    }
    int slash = importer.lastIndexOf('/');
    List<String> parts = new ArrayList<>();
    String whole = slash < 0 ? path : importer.substring(0, slash + 1) + path;
    for (String part : whole.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return null;
        }
        parts.remove(parts.size() - 1);
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
