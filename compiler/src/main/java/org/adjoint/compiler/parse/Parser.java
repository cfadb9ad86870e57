package org.adjoint.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.SourceFile;
import org.adjoint.grammar.NnParser;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Reads {@code .nn} text: source text → tokens → syntax tree. */
public final class Parser {
  /** The longest file that is read, in UTF-16 characters. */
  static final int LONGEST = 1 << 20;

  private final Problems problems;
  private final Documentation documentation;

  private Parser(SourceText source, Diagnostics diagnostics) {
    this.problems = new Problems(source, diagnostics);
    this.documentation = new Documentation(source);
  }

  /**
   * Reads a file. All that is wrong with its text goes to the diagnostics; declarations in which
   * something is wrong are left out of the tree, which then says so ({@link SourceFile#damaged}).
   */
  public static SourceFile parse(SourceText source, Diagnostics diagnostics) {
    Parser parser = new Parser(source, diagnostics);
    if (source.length() > LONGEST) {
      parser.reportTooLong();
      return SourceFile.unreadable(source);
    }
    List<CommonToken> tokens = parser.tokens();
    if (!Nesting.allows(tokens, parser.problems)) {
      return SourceFile.unreadable(source);
    }
    return parser.build(tokens);
  }

  private void reportTooLong() {
    String message = "this file is longer than " + LONGEST + " characters";
    problems.report(
        Diagnostic.of(Code.TOO_LONG, problems.source().span(0, 0), message)
            .withHelp("split it, and import its parts"));
  }

  /** The tokens that the grammar reads: keywords told from names, with the line ends that end. */
  static List<CommonToken> tokens(SourceText source, Diagnostics diagnostics) {
    return new Parser(source, diagnostics).tokens();
  }

  private List<CommonToken> tokens() {
    List<CommonToken> scanned = Scanner.scan(problems, documentation);
    List<CommonToken> balanced = Brackets.balance(scanned, problems);
    List<CommonToken> tokens = LineEnds.filter(balanced);
    Keywords.settle(tokens);
    return tokens;
  }

  private SourceFile build(List<CommonToken> tokens) {
    List<CommonToken> all = new ArrayList<>(tokens);
    CommonToken end = new CommonToken(Token.EOF, "");
    end.setStartIndex(problems.source().length());
    end.setStopIndex(problems.source().length() - 1);
    all.add(end);
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(all));
    // Error messages look at the tokens behind an error, so all of them must be there.
    stream.fill();
    NnParser parser = new NnParser(stream);
    parser.removeErrorListeners();
    parser.setErrorHandler(new Recovery(problems));
    // The filters leave a grammar that one token decides, or precedence: full context never decides
    // anything else.
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return FileBuilder.build(parser.file(), stream, documentation, problems);
  }
}
