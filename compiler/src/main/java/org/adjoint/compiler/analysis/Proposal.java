package org.adjoint.compiler.analysis;

import org.jspecify.annotations.Nullable;

/**
 * What may be written at a place.
 *
 * @param text what is inserted
 * @param detail how it gets its meaning; null for a word of the language
 * @param documentation its {@code ///} text
 */
public record Proposal(
    Kind kind, String text, @Nullable String detail, @Nullable String documentation) {
  /** What kind of thing it is. */
  public enum Kind {
    WORD,
    LOCAL,
    DECLARATION,
    BUILTIN,
    ARGUMENT,
    MEMBER,
    OPTION
  }
}
