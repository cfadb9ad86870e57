package org.adjoint.compiler.parse;

/**
 * A piece of a file's text that is more than space, as who lays out text sees it: comments and line
 * ends are there too.
 *
 * @param offset where the text begins in the file
 * @param beginsStatement whether a declaration, a statement or an entry begins here
 */
public record Lexeme(Kind kind, String text, int offset, boolean beginsStatement) {
  /** What kind of piece it is. */
  public enum Kind {
    /** A name, a number, a string or another word that stands for a value. */
    OPERAND,
    /** A word of the language that stands for no value. */
    KEYWORD,
    /** A binary operator, or a sign. */
    OPERATOR,
    /** An opening bracket: round, square or curly. */
    OPEN,
    /** A closing bracket. */
    CLOSE,
    /** {@code , : . =}. */
    PUNCTUATION,
    /** Any comment, documentation too. */
    COMMENT,
    /** The end of a line. */
    LINE_END
  }

  /** Whether it is written so. */
  public boolean is(String other) {
    return text.equals(other);
  }
}
