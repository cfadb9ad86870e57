package org.adjoint.compiler.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sources of the runtime, as they are kept beside the compiler's classes. */
final class RuntimeSources {
  static final String PACKAGE = "org.adjoint.runtime";

  private final Map<String, Optional<JavaFile>> read = new HashMap<>();

  /** The file that a name means in another file; empty where it is no type of the runtime. */
  Optional<JavaFile> find(JavaFile user, String name) {
    String full = user.imports().getOrDefault(name, user.packageName() + "." + name);
    return full.startsWith(PACKAGE + ".") ? find(outermost(full)) : Optional.empty();
  }

  /** A type, and the file it stands in. */
  record Found(JavaFile file, JavaType type) {
    /** What tells it from all others. */
    String identity() {
      return file.fullName() + "/" + type.name();
    }
  }

  /**
   * The type that a name means in a file, of that file or of the runtime; empty if it means
   * another.
   *
   * @param name may have dots, as {@code Source.Csv}
   */
  Optional<Found> type(JavaFile user, String name) {
    String first = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    String last = name.substring(name.lastIndexOf('.') + 1);
    return named(user, first).isPresent()
        ? named(user, last)
        : find(user, first).flatMap(file -> named(file, last));
  }

  private static Optional<Found> named(JavaFile file, String name) {
    return file.type().all().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .map(type -> new Found(file, type));
  }

  /** The name of the type that a nested one stands in, which is the first that begins so. */
  private static String outermost(String full) {
    int at = 0;
    while (at < full.length() && !Character.isUpperCase(full.charAt(at))) {
      at = full.indexOf('.', at) + 1;
      if (at == 0) {
        return full;
      }
    }
    int end = full.indexOf('.', at);
    return end < 0 ? full : full.substring(0, end);
  }

  private Optional<JavaFile> find(String full) {
    return read.computeIfAbsent(full, RuntimeSources::read);
  }

  /** The comment that describes a package; empty where there is none. */
  String description(String packageName) {
    return text(packageName + ".package-info")
        .filter(text -> text.startsWith("/**"))
        .map(text -> text.substring("/**".length(), text.indexOf("*/")))
        .map(comment -> comment.replaceAll("\\s*\n \\*", "").strip())
        .orElse("");
  }

  private static Optional<JavaFile> read(String full) {
    return text(full).map(JavaFile::of);
  }

  private static Optional<String> text(String full) {
    String resource = "runtime/" + full.replace('.', '/') + ".java";
    try (InputStream in = RuntimeSources.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
