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

  private static Optional<JavaFile> read(String full) {
    String resource = "runtime/" + full.replace('.', '/') + ".java";
    try (InputStream in = RuntimeSources.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(JavaFile.of(new String(in.readAllBytes(), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
