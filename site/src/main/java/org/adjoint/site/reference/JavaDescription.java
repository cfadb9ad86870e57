package org.adjoint.site.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the first documentation comment of a Java file says, as Markdown. */
final class JavaDescription {
  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern INLINE = Pattern.compile("\\{@(?:code|link)\\s+([^}]+)}");

  private JavaDescription() {}

  /** The whole text before the first tag, in one line. */
  static String of(Path file) throws IOException {
    Matcher comment = COMMENT.matcher(Files.readString(file));
    if (!comment.find()) {
      throw new IllegalArgumentException(file + " says nothing about itself");
    }
    String text = comment.group(1).replaceAll("(?m)^ *\\* ?", "").replaceAll("(?s)\\n@.*", "");
    String code = INLINE.matcher(text).replaceAll("`$1`").replaceAll("\\{@literal ([^}]+)}", "$1");
    return code.replaceAll("</?p>", "").replaceAll("\\s+", " ").replace("|", "\\|").strip();
  }
}
