package org.adjoint.compiler.emit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.source.Span;

/** Says, above a kernel, which lines of the model it computes. */
final class SourceComment {
  private static final int LONGEST = 100;
  private static final int MOST_LINES = 4;

  private SourceComment() {}

  static List<String> of(List<Kernel> kernels) {
    Set<String> lines = new LinkedHashSet<>();
    for (Kernel kernel : kernels) {
      for (Value value : kernel.values()) {
        Origin origin = value.origin().outermost();
        Span span = origin.span();
        if (span != null) {
          String file = span.source().name();
          String shortName = file.substring(file.replace('\\', '/').lastIndexOf('/') + 1);
          String text = span.source().lineText(span.line()).strip();
          lines.add(harmless(shortName + ":" + span.line() + "  " + text));
        }
      }
    }
    List<String> all = new ArrayList<>(lines);
    return all.size() <= MOST_LINES
        ? all
        : List.of(all.get(0), "… and " + (all.size() - 1) + " more lines");
  }

  /**
   * The text without anything that could end a comment or hide in it: the compiler honours Unicode
   * escapes in comments too.
   */
  static String harmless(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              boolean plain = c >= 0x20 && c < 0x7f && c != '\\';
              clean.appendCodePoint(plain ? c : c == '→' ? c : '?');
            });
    return clean.toString().replace("*/", "* /").replace("/*", "/ *");
  }
}
