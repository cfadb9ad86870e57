package org.adjoint.cli.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a page, which stand beside a class as resources. */
public final class StaticFiles {
  /** Nothing but a plain name: no folder, so no way out of one. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*\\.([a-z]+)");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final Class<?> beside;

  private StaticFiles(Class<?> beside) {
    this.beside = beside;
  }

  /** The files in the resource folder of a class's package. */
  public static StaticFiles beside(Class<?> owner) {
    return new StaticFiles(owner);
  }

  /** The file of a name; the empty name is {@code index.html}. */
  Optional<Answer> find(String name) throws IOException {
    String file = name.isEmpty() ? "index.html" : name;
    Matcher matcher = NAME.matcher(file);
    String type = matcher.matches() ? TYPES.get(matcher.group(1)) : null;
    if (type == null) {
      return Optional.empty();
    }
    try (InputStream content = beside.getResourceAsStream(file)) {
      return content == null
          ? Optional.empty()
          : Optional.of(Answer.of(type, content.readAllBytes()));
    }
  }
}
