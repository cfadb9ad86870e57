package org.adjoint.compiler.standalone;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of a type.
 *
 * @param name what it is called by; of a constructor that of its type, and empty of what has none
 * @param parameters how many parameters it takes; {@link #ANY} where that is not fixed
 * @param type what it declares; null unless it is a type
 */
record JavaMember(
    List<JavaToken> tokens, Kind kind, String name, int parameters, @Nullable JavaType type) {
  /** What a member is. */
  enum Kind {
    /** The constants of an enumeration. */
    CONSTANTS,
    FIELD,
    INITIALIZER,
    CONSTRUCTOR,
    METHOD,
    TYPE
  }

  /** Any number of parameters. */
  static final int ANY = -1;

  JavaMember {
    tokens = List.copyOf(tokens);
  }

  /** Whether it stands without an object of its type, as far as its modifiers say. */
  boolean isStatic() {
    return hasModifier("static");
  }

  boolean overrides() {
    return tokens.size() > 1 && tokens.get(0).is("@") && tokens.get(1).is("Override");
  }

  boolean isPrivate() {
    return hasModifier("private");
  }

  boolean isPublic() {
    return hasModifier("public") || hasModifier("protected");
  }

  private boolean hasModifier(String modifier) {
    for (JavaToken token : tokens) {
      if (token.is(modifier)) {
        return true;
      }
      if (token.is(name) || token.is("{") || token.is("=")) {
        return false;
      }
    }
    return false;
  }
}
