package org.adjoint.compiler.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A type of Java source, as far as it takes to leave members out.
 *
 * @param head all up to and with the brace that opens its body
 * @param end the brace that closes its body
 */
record JavaType(
    String name, String kind, List<JavaToken> head, List<JavaMember> members, JavaToken end) {
  private static final Set<String> KINDS = Set.of("class", "interface", "enum", "record");

  JavaType {
    head = List.copyOf(head);
    members = List.copyOf(members);
  }

  /** Reads a type that begins with its modifiers and ends with its brace. */
  static JavaType of(List<JavaToken> tokens) {
    int kind = kindAt(tokens);
    int open = kind;
    while (!tokens.get(open).is("{")) {
      open = tokens.get(open).is("(") ? JavaToken.behindClosing(tokens, open) : open + 1;
    }
    String name = tokens.get(kind + 1).text();
    int end = tokens.size() - 1;
    List<JavaToken> body = tokens.subList(open + 1, end);
    return new JavaType(
        name,
        tokens.get(kind).text(),
        tokens.subList(0, open + 1),
        MemberReader.read(body, name, tokens.get(kind).is("enum")),
        tokens.get(end));
  }

  /** Where the word is that says what kind of type is declared; −1 where none is. */
  static int kindAt(List<JavaToken> tokens) {
    for (int at = 0; at + 1 < tokens.size(); at++) {
      JavaToken token = tokens.get(at);
      if (KINDS.contains(token.text()) && tokens.get(at + 1).isWord()) {
        return at;
      }
      if (token.is("(") && !isOfAnnotation(tokens, at) || token.is("=") || token.is("{")) {
        return -1;
      }
    }
    return -1;
  }

  static boolean isOfAnnotation(List<JavaToken> tokens, int bracket) {
    return bracket >= 2 && tokens.get(bracket - 2).is("@");
  }

  boolean isClass() {
    return kind.equals("class");
  }

  boolean isRecord() {
    return kind.equals("record");
  }

  boolean isEnum() {
    return kind.equals("enum");
  }

  boolean isInterface() {
    return kind.equals("interface");
  }

  /** Whether its objects have fields. */
  boolean hasState() {
    return members.stream()
        .anyMatch(member -> member.kind() == JavaMember.Kind.FIELD && !member.isStatic());
  }

  /** Whether this is a record with a component of a name. */
  boolean hasComponent(String component) {
    int open = kindAt(head);
    while (!head.get(open).is("(")) {
      open++;
    }
    int end = JavaToken.behindClosing(head, open);
    for (int at = open + 1; at < end; at++) {
      boolean last = head.get(at).is(",") || at == end - 1;
      if (last && head.get(at - 1).is(component)) {
        return true;
      }
    }
    return false;
  }

  /** The names behind {@code extends} and {@code implements}, arguments of types included. */
  List<String> supertypes() {
    List<String> names = new ArrayList<>();
    boolean behind = false;
    for (int at = kindAt(head); at < head.size(); at++) {
      JavaToken token = head.get(at);
      if (token.is("implements") || token.is("permits") || token.is("extends")) {
        behind = !token.is("permits") && !isOfParameter(at);
      } else if (behind && token.isWord() && !head.get(at - 1).is(".")) {
        names.add(JavaToken.qualifiedName(head, at));
      }
    }
    return names;
  }

  /** Whether a word stands within angle brackets, as in {@code <T extends Number>}. */
  private boolean isOfParameter(int word) {
    int angles = 0;
    for (JavaToken token : head.subList(kindAt(head), word)) {
      angles += token.is("<") ? 1 : token.is(">") ? -1 : 0;
    }
    return angles > 0;
  }

  /** This type and those that are declared in it. */
  List<JavaType> all() {
    List<JavaType> all = new ArrayList<>();
    all.add(this);
    for (JavaMember member : members) {
      if (member.type() != null) {
        all.addAll(member.type().all());
      }
    }
    return all;
  }
}
