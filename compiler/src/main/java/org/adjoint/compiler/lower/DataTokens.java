package org.adjoint.compiler.lower;

import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Row;
import org.adjoint.runtime.data.Expression;
import org.adjoint.runtime.data.TokenKind;

/** Texts as sequences in a data block: taken apart, and then of one length. */
final class DataTokens {
  private static final int LONGEST = 1 << 20;
  private static final int LARGEST = 1 << 24;

  /** The least vocabulary has padding, the unknown and one more. */
  private static final int LEAST = 3;

  private DataTokens() {}

  /** The parts of a text, which only {@code pad} takes. */
  static Expression tokens(TokenKind kind, DataArguments arguments) {
    Integer vocabulary = arguments.whole("vocabulary");
    if (vocabulary != null && (vocabulary < LEAST || vocabulary > LARGEST)) {
      throw arguments
          .at("vocabulary")
          .fault(
              Code.INVALID_VALUE,
              "a vocabulary has from " + LEAST + " to " + LARGEST + " numbers, found " + vocabulary)
          .withHelp("0 is padding and 1 what the training rows have not");
    }
    return new Expression.Tokens(arguments.expression("x"), kind, vocabulary, arguments.place());
  }

  /** Sequences of one length. */
  static Expression pad(DataArguments arguments) {
    boolean sequence =
        arguments.value("x") instanceof Row row && row.expression() instanceof Expression.Tokens;
    if (!sequence) {
      throw arguments
          .at("x")
          .fault(
              Code.TYPE_MISMATCH,
              "`pad` takes the parts of a text, not " + arguments.value("x").describe())
          .withHelp("write `column -> words -> pad(20)`, or `characters` or `numbers` of a column");
    }
    Expression.Tokens tokens = (Expression.Tokens) ((Row) arguments.value("x")).expression();
    Integer length = arguments.whole("length");
    if (length == null || length < 1 || length > LONGEST) {
      throw arguments
          .at("length")
          .fault(Code.INVALID_VALUE, "a sequence has a length from 1 to " + LONGEST);
    }
    if (tokens.kind() != TokenKind.NUMBERS && arguments.find("value") != null) {
      throw arguments
          .at("value")
          .fault(
              Code.INVALID_VALUE, "words and characters are padded with 0, which none of them is");
    }
    return new Expression.Pad(tokens, length, arguments.numberOr("value", 0), arguments.place());
  }

  /** Refuses sequences of unequal length where numbers are needed. */
  static Expression requirePadded(Expression expression, Site site) {
    if (expression instanceof Expression.Tokens) {
      throw site.fault(Code.TYPE_MISMATCH, "the parts of a text are as many as it has")
          .withHelp("`-> pad(20)` gives all rows one length");
    }
    return expression;
  }
}
