package org.adjoint.compiler.standalone;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Variables that are always null, as there is never an object of their type. */
final class NullNames {
  private static final Set<String> BEHIND_NAME = Set.of("=", ";", ",", ")", ":");

  private final Predicate<String> isNever;
  private final Set<String> nulls = new HashSet<>();
  private final Set<String> others = new HashSet<>();

  private NullNames(Predicate<String> isNever) {
    this.isNever = isNever;
  }

  /** Those among the fields of a type, and the parameters and variables of one of its members. */
  static Set<String> in(JavaType type, JavaMember member, Predicate<String> isNever) {
    NullNames fields = new NullNames(isNever);
    fields.read(type.head());
    for (JavaMember each : type.members()) {
      if (each.kind() == JavaMember.Kind.FIELD) {
        fields.read(each.tokens());
      }
    }
    NullNames names = new NullNames(isNever);
    names.read(member.tokens());
    Set<String> all = new HashSet<>(fields.nulls);
    all.removeAll(fields.others);
    all.addAll(names.nulls);
    all.removeAll(names.others);
    return all;
  }

  private void read(List<JavaToken> tokens) {
    for (int at = 1; at + 1 < tokens.size(); at++) {
      JavaToken before = tokens.get(at - 1);
      boolean declared =
          tokens.get(at).isWord()
              && BEHIND_NAME.contains(tokens.get(at + 1).text())
              && (before.isWord() || before.is(">") || before.is("]"));
      if (declared) {
        boolean never = before.isWord() && isNever.test(typeBefore(tokens, at));
        (never ? nulls : others).add(tokens.get(at).text());
      }
    }
  }

  private static String typeBefore(List<JavaToken> tokens, int name) {
    List<String> parts = new ArrayList<>();
    int at = name - 1;
    parts.add(0, tokens.get(at).text());
    while (at >= 2 && (tokens.get(at - 1).is(".") || tokens.get(at - 2).is("@"))) {
      at -= 2;
      if (tokens.get(at).isWord()) {
        parts.add(0, tokens.get(at).text());
      }
    }
    return String.join(".", parts);
  }
}
