package org.adjoint.compiler.parse;

import static org.adjoint.grammar.NnLexer.ASSIGN;
import static org.adjoint.grammar.NnLexer.COLON;
import static org.adjoint.grammar.NnLexer.COMMA;
import static org.adjoint.grammar.NnLexer.EQUAL;
import static org.adjoint.grammar.NnLexer.FOR;
import static org.adjoint.grammar.NnLexer.ID;
import static org.adjoint.grammar.NnLexer.IF;
import static org.adjoint.grammar.NnLexer.STAR;

import java.util.BitSet;
import org.adjoint.compiler.diagnostic.Suggestion;
import org.adjoint.grammar.NnParser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** What the writer of some common mistakes most likely wanted. */
final class Advice {
  private Advice() {}

  /** Help for a token that does not fit to the one before it, or null where there is none. */
  static @Nullable String on(RecognitionException error, @Nullable Token before) {
    Token found = error.getOffendingToken();
    RuleContext context = error.getCtx();
    if (before != null && found.getType() == STAR && before.getType() == STAR) {
      return "a power is written with `^`";
    }
    if (context instanceof NnParser.BindContext bind) {
      return onBind(bind, found);
    }
    if (found.getType() == ASSIGN) {
      return onAssign(context);
    }
    if (found.getType() == COMMA && isReturn(context)) {
      return "several values are returned as a list: `return [a, b]`";
    }
    return null;
  }

  private static @Nullable String onBind(NnParser.BindContext bind, Token found) {
    Token word = bind.getStart();
    if (found.getTokenIndex() != word.getTokenIndex() + 1) {
      return null;
    }
    if (found.getType() == EQUAL || found.getType() == COLON) {
      return "a name is bound with `=`";
    }
    if (found.getType() != ID) {
      return "a statement gives a value a name: `y = …`";
    }
    String similar = similar(word, Words.STATEMENTS);
    return similar == null ? "a name is bound with nothing before it: `y = …`" : similar;
  }

  private static @Nullable String onAssign(RuleContext context) {
    if (context instanceof NnParser.BlockContext
        && context.getParent() instanceof NnParser.LayerDeclarationContext) {
      return "a layer has a body: `{ … return e }`";
    }
    boolean inCondition =
        context instanceof NnParser.ChooseContext
            || context instanceof NnParser.BlockContext
                && context.getParent() instanceof NnParser.ChoiceContext;
    return inCondition ? "two values are compared with `==`" : null;
  }

  private static boolean isReturn(RuleContext context) {
    return context instanceof NnParser.StatementLineContext line
        && line.statement() instanceof NnParser.ReturnContext;
  }

  /** Help for a token that begins no line where it stands, or null where there is none. */
  static @Nullable String onStart(int rule, Token found) {
    int type = found.getType();
    if (rule == NnParser.RULE_block && Words.DECLARATIONS.get(type)) {
      return "declarations stand at the top of the file, outside of all braces";
    }
    if (rule != NnParser.RULE_file) {
      return null;
    }
    boolean word = Words.texts(Words.STATEMENTS).contains(found.getText());
    if (word || type == IF || type == FOR) {
      return "statements stand in the braces of a `model`, `layer`, `def` or `optimizer`";
    }
    return type == ID ? similar(found, Words.DECLARATIONS) : null;
  }

  private static @Nullable String similar(Token word, BitSet words) {
    return Suggestion.help(word.getText(), Words.texts(words));
  }
}
