package org.adjoint.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;

/**
 * Writes diagnostics as text for people: message, place, source lines with what is meant
 * underlined, notes, help.
 */
public final class Renderer {
  private static final Comparator<Mark> BY_POSITION = Comparator.comparing(Mark::span);

  private Renderer() {}

  /** A span to underline, with which character, and what to write beside it. */
  private record Mark(Span span, char underline, String text) {}

  /** Renders diagnostics one after the other with an empty line between two. */
  public static String render(List<Diagnostic> diagnostics) {
    List<String> rendered = diagnostics.stream().map(Renderer::render).toList();
    return String.join("\n", rendered);
  }

  /** Renders one diagnostic; each of its lines ends with a line feed. */
  public static String render(Diagnostic diagnostic) {
    Map<SourceText, List<Mark>> marks = marks(diagnostic);
    int gutter = gutterWidth(marks);
    StringBuilder out = new StringBuilder();
    out.append(diagnostic.severity().label())
        .append('[')
        .append(diagnostic.code().id())
        .append("]: ")
        .append(VisibleText.of(diagnostic.message()))
        .append('\n');
    marks.forEach(
        (source, ofSource) -> {
          boolean first = source == diagnostic.span().source();
          Span place = first ? diagnostic.span() : ofSource.get(0).span();
          out.append(" ".repeat(gutter)).append(first ? "--> " : "::: ");
          out.append(VisibleText.of(place.toString())).append('\n');
          appendLines(out, ofSource, gutter);
        });
    diagnostic.notes().forEach(note -> appendRemark(out, gutter, "note: ", note));
    if (diagnostic.help() != null) {
      appendRemark(out, gutter, "help: ", diagnostic.help());
    }
    return out.toString();
  }

  private static Map<SourceText, List<Mark>> marks(Diagnostic diagnostic) {
    Map<SourceText, List<Mark>> marks = new LinkedHashMap<>();
    List<Mark> all = new ArrayList<>();
    all.add(new Mark(diagnostic.span(), '^', ""));
    for (Label label : diagnostic.labels()) {
      all.add(new Mark(label.span(), '-', VisibleText.of(label.text())));
    }
    for (Mark mark : all) {
      marks.computeIfAbsent(mark.span().source(), source -> new ArrayList<>()).add(mark);
    }
    marks.values().forEach(ofSource -> ofSource.sort(BY_POSITION));
    return marks;
  }

  private static int gutterWidth(Map<SourceText, List<Mark>> marks) {
    return marks.values().stream()
        .flatMap(List::stream)
        .mapToInt(mark -> String.valueOf(mark.span().line()).length())
        .max()
        .orElse(1);
  }

  private static void appendLines(StringBuilder out, List<Mark> marks, int gutter) {
    out.append(" ".repeat(gutter)).append(" |\n");
    int previous = 0;
    for (Mark mark : marks) {
      int line = mark.span().line();
      SourceExcerpt excerpt = SourceExcerpt.of(mark.span());
      if (previous != 0 && line > previous + 1) {
        out.append("...\n");
      }
      if (line != previous || excerpt.isWindowed()) {
        String number = String.valueOf(line);
        out.append(" ".repeat(gutter - number.length())).append(number).append(" | ");
        appendTrimmed(out, excerpt.line());
      }
      out.append(" ".repeat(gutter)).append(" | ").append(" ".repeat(excerpt.indent()));
      appendTrimmed(
          out, String.valueOf(mark.underline()).repeat(excerpt.width()) + " " + mark.text());
      previous = line;
    }
  }

  private static void appendTrimmed(StringBuilder out, String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  private static void appendRemark(StringBuilder out, int gutter, String kind, String remark) {
    String continued = "\n" + " ".repeat(gutter + 3 + kind.length());
    List<String> lines = remark.lines().map(VisibleText::of).toList();
    out.append(" ".repeat(gutter)).append(" = ").append(kind);
    appendTrimmed(out, String.join(continued, lines));
  }
}
