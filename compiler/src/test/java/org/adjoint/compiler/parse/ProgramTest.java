package org.adjoint.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.SourceFile;
import org.adjoint.compiler.syntax.TreePrinter;
import org.adjoint.grammar.NnParser;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DiagnosticErrorListener;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "article",
        "autoencoder",
        "char_gpt",
        "char_lstm",
        "digits",
        "fashion_cnn",
        "heat_equation",
        "iris",
        "own_parts",
        "regularized",
        "residual_cnn",
        "whole_language"
      })
  void aProgramIsReadAndPrintedWithoutLoss(String name) throws IOException {
    String text = read(name);
    SourceFile file = Parsed.file(text);
    String printed = TreePrinter.print(file);

    assertThat(file.declarations()).isNotEmpty();
    assertThat(Parsed.shape(Parsed.file(printed))).isEqualTo(Parsed.shape(file));
    assertThat(TreePrinter.print(Parsed.file(printed))).isEqualTo(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"char_gpt", "own_parts", "residual_cnn", "whole_language"})
  void noProgramIsAmbiguous(String name) throws IOException {
    List<String> doubts = new ArrayList<>();
    NnParser parser = parser(read(name));
    parser.addErrorListener(
        new DiagnosticErrorListener(false) {
          @Override
          public void reportAmbiguity(
              Parser recognizer,
              DFA dfa,
              int start,
              int stop,
              boolean exact,
              BitSet alternatives,
              ATNConfigSet configurations) {
            doubts.add("ambiguous: " + getDecisionDescription(recognizer, dfa));
          }

          @Override
          public void reportAttemptingFullContext(
              Parser recognizer,
              DFA dfa,
              int start,
              int stop,
              BitSet alternatives,
              ATNConfigSet configurations) {
            doubts.add("needs full context: " + getDecisionDescription(recognizer, dfa));
          }
        });
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    parser.file();

    assertThat(parser.getNumberOfSyntaxErrors()).isZero();
    assertThat(doubts).isEmpty();
  }

  private static NnParser parser(String text) {
    SourceText source = SourceText.of("test.nn", text);
    Problems problems = new Problems(source, new Diagnostics());
    List<CommonToken> tokens =
        LineEnds.filter(
            Brackets.balance(Scanner.scan(problems, new Documentation(source)), problems));
    Keywords.settle(tokens);
    return new NnParser(new CommonTokenStream(new ListTokenSource(tokens)));
  }

  private static String read(String name) throws IOException {
    try (InputStream stream = ProgramTest.class.getResourceAsStream("/programs/" + name + ".nn")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
