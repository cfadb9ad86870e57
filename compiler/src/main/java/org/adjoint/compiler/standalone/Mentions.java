package org.adjoint.compiler.standalone;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that the code mentions which is needed so far. What a name means is not asked: all that
 * is called so is needed, which is more than must be, and never less.
 */
final class Mentions {
  /** The Java launcher calls the one method that no code mentions. */
  private final Set<String> everywhere = new HashSet<>(Set.of("main"));

  private final Map<JavaFile, Set<String>> inFile = new HashMap<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> records = new HashSet<>();

  /** Whether a member is needed. */
  boolean needs(JavaMember member, JavaFile file) {
    String name = member.name();
    if (name == null) {
      return true;
    }
    return member.isPrivate()
        ? inFile.getOrDefault(file, Set.of()).contains(name)
        : everywhere.contains(name);
  }

  Set<String> of(JavaFile file) {
    return inFile.getOrDefault(file, Set.of());
  }

  /** Whether there can be no object of a type: it is a record that nothing makes. */
  boolean isNever(String type) {
    return records.contains(type) && !made.contains(type);
  }

  void declare(JavaType type) {
    if (type.kind().equals("record")) {
      records.add(type.name());
    }
    for (JavaMember member : type.members()) {
      if (member.type() != null) {
        declare(member.type());
      }
    }
  }

  /** Adds the names of some code; whether one of them is new. */
  boolean add(List<JavaToken> tokens, JavaFile file) {
    Set<String> own = inFile.computeIfAbsent(file, f -> new HashSet<>());
    boolean grows = false;
    for (int at = 0; at < tokens.size(); at++) {
      JavaToken token = tokens.get(at);
      if (token.isWord()) {
        grows |= own.add(token.text()) | everywhere.add(token.text());
      }
      if (token.is("new")) {
        grows |=
            at > 0 && tokens.get(at - 1).is("::")
                ? made.add(tokens.get(at - 2).text())
                : made.add(lastOfName(tokens, at + 1));
      }
    }
    return grows;
  }

  private static String lastOfName(List<JavaToken> tokens, int from) {
    int at = from;
    while (at + 2 < tokens.size() && tokens.get(at + 1).is(".")) {
      at += 2;
    }
    return tokens.get(at).text();
  }
}
