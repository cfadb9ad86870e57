package org.adjoint.compiler.parse;

import static org.adjoint.grammar.NnLexer.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.adjoint.grammar.NnLexer;

/** The kinds of tokens, by what they mean for the text around them. */
final class Words {
  /** Words that begin a declaration. */
  static final BitSet DECLARATIONS =
      kinds(IMPORT, DIM, CONST, DEF, LAYER, OPTIMIZER, MODEL, DATA, TRAIN);

  /** Words that begin a statement and are names elsewhere. */
  static final BitSet STATEMENTS =
      kinds(
          CONST, INPUT, TARGET, OUTPUT, METRIC, LOSS, PARAM, STATE, UPDATE, CONSTRAIN, PENALIZE,
          EMIT);

  /** Words that are no names anywhere. */
  static final BitSet RESERVED =
      kinds(IF, THEN, ELSE, FOR, IN, AND, OR, NOT, TRUE, FALSE, RETURN, SCAN, OVER, ALONG, WITH);

  /** All that can be a name, also where it is a keyword. */
  static final BitSet NAMES = union(DECLARATIONS, STATEMENTS, kinds(REVERSED, ID));

  /** What begins a statement. */
  static final BitSet STATEMENT_STARTS = union(STATEMENTS, kinds(ID, RETURN, IF, FOR, SCAN));

  /** What begins an entry of a record. */
  static final BitSet ENTRY_STARTS = kinds(ID);

  static final BitSet BINARY_OPERATORS =
      kinds(
          PLUS,
          MINUS,
          STAR,
          SLASH,
          AT,
          CARET,
          RANGE,
          RANGE_BELOW,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          AND,
          OR,
          ARROW);

  /** What an expression goes on with behind an operand. */
  static final BitSet CONTINUATIONS =
      union(BINARY_OPERATORS, kinds(DOT, LEFT_PARENTHESIS, LEFT_BRACKET));

  /** What an expression begins with. */
  static final BitSet EXPRESSION_STARTS =
      kinds(
          ID,
          INTEGER,
          FLOAT,
          STRING,
          TRUE,
          FALSE,
          MINUS,
          NOT,
          IF,
          SCAN,
          LEFT_PARENTHESIS,
          LEFT_BRACKET,
          LEFT_BRACE);

  /** What an expression may end with. */
  static final BitSet EXPRESSION_ENDS =
      union(
          NAMES,
          kinds(
              INTEGER, FLOAT, STRING, TRUE, FALSE, RIGHT_PARENTHESIS, RIGHT_BRACKET, RIGHT_BRACE));

  /** What leaves the line it stands at the end of unfinished. */
  static final BitSet UNFINISHED =
      union(
          BINARY_OPERATORS,
          kinds(NOT, ASSIGN, COMMA, COLON, DOT, THEN, ELSE, OVER, ALONG, WITH, IN));

  /** What continues the line before when a line begins with it. */
  static final BitSet CONTINUING =
      union(
          BINARY_OPERATORS,
          kinds(
              LEFT_PARENTHESIS,
              LEFT_BRACKET,
              LEFT_BRACE,
              ASSIGN,
              COMMA,
              COLON,
              DOT,
              THEN,
              ELSE,
              OVER,
              ALONG,
              WITH,
              IN));

  /** What an element of a list follows. */
  static final BitSet ELEMENT_IS_NEXT = kinds(COMMA, LEFT_PARENTHESIS, LEFT_BRACKET);

  /** What an operand follows. */
  static final BitSet OPERAND_IS_NEXT = union(BINARY_OPERATORS, ELEMENT_IS_NEXT, kinds(ASSIGN));

  /** Reserved words that neither begin an operand nor are likely to follow a missing one. */
  static final BitSet NEVER_OPERANDS = kinds(FOR, IN, OVER, ALONG, WITH);

  private Words() {}

  /** The words of the language among kinds of tokens, as they are written. */
  static List<String> texts(BitSet kinds) {
    List<String> texts = new ArrayList<>();
    kinds.stream().filter(kind -> kind != ID).forEach(kind -> texts.add(text(kind)));
    return texts;
  }

  /** How a kind of token that has only one form is written. */
  static String text(int kind) {
    String quoted = NnLexer.VOCABULARY.getLiteralName(kind);
    return quoted == null
        ? NnLexer.VOCABULARY.getSymbolicName(kind)
        : quoted.substring(1, quoted.length() - 1);
  }

  private static BitSet kinds(int... kinds) {
    BitSet set = new BitSet();
    for (int kind : kinds) {
      set.set(kind);
    }
    return set;
  }

  private static BitSet union(BitSet... sets) {
    BitSet union = new BitSet();
    for (BitSet set : sets) {
      union.or(set);
    }
    return union;
  }
}
