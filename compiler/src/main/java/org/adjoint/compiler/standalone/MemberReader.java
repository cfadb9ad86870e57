package org.adjoint.compiler.standalone;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.standalone.JavaMember.Kind;

/** Parts the body of a type into its members. */
final class MemberReader {
  private final List<JavaToken> body;
  private final String typeName;
  private final List<JavaMember> members = new ArrayList<>();

  private MemberReader(List<JavaToken> body, String typeName) {
    this.body = body;
    this.typeName = typeName;
  }

  static List<JavaMember> read(List<JavaToken> body, String typeName, boolean isEnum) {
    MemberReader reader = new MemberReader(body, typeName);
    int from = 0;
    if (isEnum) {
      from = reader.endOfConstants();
      reader.add(body.subList(0, from), Kind.CONSTANTS, "", JavaMember.ANY);
    }
    while (from < body.size()) {
      int to = reader.endOfMember(from);
      reader.add(body.subList(from, to));
      from = to;
    }
    return reader.members;
  }

  private int endOfConstants() {
    int at = 0;
    while (at < body.size() && !body.get(at).is(";")) {
      boolean opens = body.get(at).is("(") || body.get(at).is("{");
      at = opens ? JavaToken.behindClosing(body, at) : at + 1;
    }
    return Math.min(at + 1, body.size());
  }

  /** Behind the semicolon that ends it, or behind its body. */
  private int endOfMember(int from) {
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

  private void add(List<JavaToken> tokens, Kind kind, String name, int parameters) {
    members.add(new JavaMember(tokens, kind, name, parameters, null));
  }

  private void add(List<JavaToken> tokens) {
    if (JavaType.kindAt(tokens) >= 0) {
      JavaType nested = JavaType.of(tokens);
      members.add(new JavaMember(tokens, Kind.TYPE, nested.name(), JavaMember.ANY, nested));
      return;
    }
    int at = endOfDeclaration(tokens);
    JavaToken before = at == 0 ? tokens.get(0) : tokens.get(at - 1);
    if (tokens.get(at).is("(")) {
      Kind kind = before.is(typeName) ? Kind.CONSTRUCTOR : Kind.METHOD;
      add(tokens, kind, before.text(), parameters(tokens, at));
    } else if (tokens.get(at).is("{")) {
      boolean compact = before.is(typeName);
      add(
          tokens,
          compact ? Kind.CONSTRUCTOR : Kind.INITIALIZER,
          compact ? typeName : "",
          JavaMember.ANY);
    } else {
      add(tokens, Kind.FIELD, before.text(), JavaMember.ANY);
    }
  }

  /** Where the parameters, the body or the value begin, or the declaration ends. */
  private static int endOfDeclaration(List<JavaToken> tokens) {
    int at = 0;
    while (true) {
      JavaToken token = tokens.get(at);
      if (token.is("(") && JavaType.isOfAnnotation(tokens, at)) {
        at = JavaToken.behindClosing(tokens, at);
      } else if (token.is("(") || token.is("{") || token.is("=") || token.is(";")) {
        return at;
      } else {
        at++;
      }
    }
  }

  private static int parameters(List<JavaToken> tokens, int open) {
    int end = JavaToken.behindClosing(tokens, open) - 1;
    int commas = 0;
    int angles = 0;
    for (int at = open + 1; at < end; at++) {
      switch (tokens.get(at).text()) {
        case "<" -> angles++;
        case ">" -> angles--;
        case "," -> commas += angles == 0 ? 1 : 0;
        case "." -> {
          if (tokens.get(at + 1).is(".")) {
            return JavaMember.ANY;
          }
        }
        default -> {}
      }
    }
    return end == open + 1 ? 0 : commas + 1;
  }
}
