package org.adjoint.compiler.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        members(body, name, tokens.get(kind).is("enum")),
        tokens.get(end));
  }

  /** Where the word is that says what kind of type is declared; −1 where none is. */
  private static int kindAt(List<JavaToken> tokens) {
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

  private static boolean isOfAnnotation(List<JavaToken> tokens, int bracket) {
    return bracket >= 2 && tokens.get(bracket - 2).is("@");
  }

  private static List<JavaMember> members(List<JavaToken> body, String type, boolean isEnum) {
    List<JavaMember> members = new ArrayList<>();
    int from = 0;
    while (from < body.size()) {
      int to = isEnum && from == 0 ? endOfConstants(body) : endOfMember(body, from);
      List<JavaToken> tokens = body.subList(from, to);
      members.add(isEnum && from == 0 ? new JavaMember(tokens, null, null) : member(tokens, type));
      from = to;
    }
    return members;
  }

  private static int endOfConstants(List<JavaToken> body) {
    int at = 0;
    while (at < body.size() && !body.get(at).is(";")) {
      boolean opens = body.get(at).is("(") || body.get(at).is("{");
      at = opens ? JavaToken.behindClosing(body, at) : at + 1;
    }
    return Math.min(at + 1, body.size());
  }

  /** Behind the semicolon that ends it, or behind its body. */
  private static int endOfMember(List<JavaToken> body, int from) {
    boolean assigned = false;
    int at = from;
    while (at < body.size()) {
      JavaToken token = body.get(at);
      if (token.is(";")) {
        return at + 1;
      }
      boolean opens = token.is("(") || token.is("{");
      at = opens ? JavaToken.behindClosing(body, at) : at + 1;
      assigned |= token.is("=");
      if (token.is("{") && !assigned) {
        return at;
      }
    }
    return at;
  }

  private static JavaMember member(List<JavaToken> tokens, String type) {
    if (kindAt(tokens) >= 0) {
      JavaType nested = of(tokens);
      return new JavaMember(tokens, nested.name, nested);
    }
    String method = method(tokens);
    boolean always = method == null || method.equals(type) || overrides(tokens);
    return new JavaMember(tokens, always ? null : method, null);
  }

  /** The name of the method or constructor that is declared; null for anything else. */
  private static @Nullable String method(List<JavaToken> tokens) {
    for (int at = 1; at < tokens.size(); at++) {
      JavaToken token = tokens.get(at);
      if (token.is("=") || token.is("{")) {
        return null;
      }
      if (token.is("(") && !isOfAnnotation(tokens, at)) {
        return tokens.get(at - 1).text();
      }
    }
    return null;
  }

  private static boolean overrides(List<JavaToken> tokens) {
    return tokens.get(0).is("@") && tokens.get(1).is("Override");
  }
}
