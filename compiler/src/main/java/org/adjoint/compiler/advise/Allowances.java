package org.adjoint.compiler.advise;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.parse.Lexeme;
import org.adjoint.compiler.parse.Lexemes;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;

/**
 * The comments {@code // adjoint: allow NN0803} of programs: each silences warnings of its codes on
 * its own line and, where it has a line to itself, on the next one.
 */
final class Allowances {
  private static final Pattern COMMENT =
      Pattern.compile("//\\s*adjoint:\\s*allow\\s+(NN\\d{4}(?:\\s*,\\s*NN\\d{4})*)(?:\\s.*)?");

  private final Map<SourceText, Map<Integer, Set<String>>> known = new HashMap<>();

  /** Whether the program says that it means what the warning is about. */
  boolean allow(Diagnostic warning) {
    return allow(warning.code(), warning.span());
  }

  /** Whether the text says of this place that it means what warnings of the code are about. */
  boolean allow(Code code, Span place) {
    return known
        .computeIfAbsent(place.source(), Allowances::read)
        .getOrDefault(place.line(), Set.of())
        .contains(code.id());
  }

  private static Map<Integer, Set<String>> read(SourceText source) {
    Map<Integer, Set<String>> byLine = new HashMap<>();
    for (Lexeme lexeme : Lexemes.of(source)) {
      Matcher comment = COMMENT.matcher(lexeme.text());
      if (lexeme.kind() == Lexeme.Kind.COMMENT && comment.matches()) {
        int line = source.line(lexeme.offset());
        boolean alone = source.lineText(line).stripLeading().startsWith("//");
        List<String> codes = List.of(comment.group(1).split("\\s*,\\s*"));
        byLine.merge(alone ? line + 1 : line, Set.copyOf(codes), Allowances::both);
      }
    }
    return byLine;
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }
}
