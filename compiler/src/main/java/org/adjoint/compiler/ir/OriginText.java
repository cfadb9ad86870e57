package org.adjoint.compiler.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.adjoint.compiler.source.Span;

/** Names the lines a value comes from, the line of the model first. */
public final class OriginText {
  private OriginText() {}

  /** The lines, as in {@code iris.nn:6 > layers.nn:14}; empty for what no text made. */
  public static String of(Origin origin) {
    List<String> places = new ArrayList<>();
    for (Origin each = origin; each != null; each = each.caller()) {
      Span span = each.span();
      if (span != null) {
        places.add(fileName(span) + ":" + span.line());
      }
    }
    Collections.reverse(places);
    return String.join(" > ", places);
  }

  /** The line of the model itself with its text, as in {@code iris.nn:6 logits = …}. */
  public static String line(Origin origin) {
    Span span = origin.outermost().span();
    return span == null
        ? ""
        : fileName(span) + ":" + span.line() + "  " + span.source().lineText(span.line()).strip();
  }

  private static String fileName(Span span) {
    String name = span.source().name();
    return name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
  }
}
