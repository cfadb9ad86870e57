package org.adjoint.compiler.parse;

import static org.adjoint.grammar.NnLexer.CARET;
import static org.adjoint.grammar.NnLexer.COLON;
import static org.adjoint.grammar.NnLexer.ID;
import static org.adjoint.grammar.NnLexer.INTEGER;
import static org.adjoint.grammar.NnLexer.NL;
import static org.adjoint.grammar.NnLexer.STRING;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.adjoint.grammar.NnParser;
import org.antlr.v4.runtime.RecognitionException;

/**
 * What may stand at a place of a program, in terms of the language.
 *
 * @param kinds the kinds of tokens, without those that would go on with a complete expression
 */
record Expectation(BitSet kinds, boolean isType) {

  static Expectation of(RecognitionException error) {
    BitSet kinds = new BitSet();
    error.getExpectedTokens().toList().stream().filter(kind -> kind > 0).forEach(kinds::set);
    if (kinds.get(CARET)) {
      kinds.andNot(Words.CONTINUATIONS);
      kinds.clear(COLON);
    }
    return new Expectation(kinds, error.getCtx() instanceof NnParser.TypeContext);
  }

  /** Whether nothing but a name will do. */
  boolean isName() {
    return kinds.get(ID) && !isExpression();
  }

  boolean isExpression() {
    return kinds.get(INTEGER);
  }

  /** Whether something with content is expected, not a mark or an end. */
  boolean isPart() {
    return kinds.get(ID) || kinds.get(STRING) || isExpression();
  }

  /** The alternatives as a reader would name them, as in {@code `,` or `)`}. */
  String text() {
    List<String> parts = new ArrayList<>();
    BitSet rest = (BitSet) kinds.clone();
    if (isExpression()) {
      parts.add("an expression");
      rest.andNot(Words.EXPRESSION_STARTS);
    }
    if (rest.get(ID)) {
      parts.add(isType ? "a type" : "a name");
    }
    if (rest.get(STRING)) {
      parts.add("a string");
    }
    rest.clear(ID);
    rest.clear(STRING);
    rest.stream()
        .filter(kind -> kind != NL)
        .forEach(kind -> parts.add("`" + Words.text(kind) + "`"));
    if (rest.get(NL)) {
      parts.add("end of line");
    }
    return joined(parts);
  }

  private static String joined(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " or " + parts.get(last);
  }
}
