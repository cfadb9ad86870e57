package org.adjoint.compiler.parse;

import java.util.List;

/** The words of the language, for who proposes or colours them. */
public final class LanguageWords {
  private LanguageWords() {}

  /** Words that begin a declaration. */
  public static List<String> declarations() {
    return Words.texts(Words.DECLARATIONS);
  }

  /** Words that begin a statement and are names elsewhere. */
  public static List<String> statements() {
    return Words.texts(Words.STATEMENTS);
  }

  /** Words that are no names anywhere. */
  public static List<String> reserved() {
    return Words.texts(Words.RESERVED);
  }
}
