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
    String code = INLINE.matcher(text).replaceAll("`$1`");
    return code.replaceAll("</?p>", "").replaceAll("\\s+", " ").replace("|", "\\|").strip();
  }

  /** Its first sentence. */
  static String sentence(Path file) throws IOException {
    String text = of(file);
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }
}
