package org.adjoint.compiler.parse;

import static org.adjoint.grammar.NnLexer.CARET;
import static org.adjoint.grammar.NnLexer.COLON;
import static org.adjoint.grammar.NnLexer.COMMA;
import static org.adjoint.grammar.NnLexer.ID;
import static org.adjoint.grammar.NnLexer.INTEGER;
import static org.adjoint.grammar.NnLexer.NL;
import static org.adjoint.grammar.NnLexer.RIGHT_BRACKET;
import static org.adjoint.grammar.NnLexer.RIGHT_PARENTHESIS;
import static org.adjoint.grammar.NnLexer.STRING;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.adjoint.grammar.NnParser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at a place of a program, in terms of the language.
 *
 * @param kinds the kinds of tokens, without those that would go on with a complete expression
 * @param name what a name means here
 * @param optional what may stand here besides, or nothing
 */
record Expectation(BitSet kinds, String name, String optional) {

  /** What the parser expected instead of the token at fault, behind the given one. */
  static Expectation of(RecognitionException error, @Nullable Token before) {
    BitSet kinds = new BitSet();
    error.getExpectedTokens().toList().stream().filter(kind -> kind > 0).forEach(kinds::set);
    if (kinds.get(CARET)) {
      kinds.andNot(Words.CONTINUATIONS);
      kinds.clear(COLON);
    }
    boolean isType = error.getCtx() instanceof NnParser.TypeContext;
    String optional = optional(error, kinds, before);
    if (!optional.isEmpty()) {
      kinds.clear(COMMA);
    }
    return new Expectation(kinds, isType ? "a type" : "a name", optional);
  }

  /**
   * What a list could begin or go on with where the parser, finding nothing of the kind, expects
   * its end.
   */
  private static String optional(RecognitionException error, BitSet kinds, @Nullable Token before) {
    boolean closes = kinds.get(RIGHT_PARENTHESIS) || kinds.get(RIGHT_BRACKET);
    boolean atElement = before != null && Words.ELEMENT_IS_NEXT.get(before.getType());
    if (!closes || !atElement || kinds.get(INTEGER)) {
      return "";
    }
    return error.getCtx() instanceof NnParser.ParameterListContext
        ? "a parameter"
        : "an expression";
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
    if (!optional.isEmpty()) {
      parts.add(optional);
    }
    BitSet rest = (BitSet) kinds.clone();
    if (isExpression()) {
      parts.add("an expression");
      rest.andNot(Words.EXPRESSION_STARTS);
    }
    if (rest.get(ID)) {
      parts.add(name);
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
