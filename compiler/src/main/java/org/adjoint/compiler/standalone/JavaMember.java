package org.adjoint.compiler.standalone;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of a type.
 *
 * @param name what it is called by; null where it belongs to its type whatever is called
 * @param type what it declares; null unless it is a type
 */
record JavaMember(List<JavaToken> tokens, @Nullable String name, @Nullable JavaType type) {
  JavaMember {
    tokens = List.copyOf(tokens);
  }

  /** Whether nothing outside of its file can call it. */
  boolean isPrivate() {
    for (JavaToken token : tokens) {
      if (token.is("private")) {
        return true;
      }
      if (token.is("(") && name != null || token.is("{") || token.is("=")) {
        return false;
      }
    }
    return false;
  }
}
