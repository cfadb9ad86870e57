package org.adjoint.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.SourceFile;
import org.adjoint.grammar.NnLexer;
import org.adjoint.grammar.NnParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;

/** Builds the syntax tree of a file from the declarations in which nothing is wrong. */
final class FileBuilder {
  private final Problems problems;
  private final Documentation documentation;
  private final List<Declaration> declarations = new ArrayList<>();
  private final List<Identifier> damaged = new ArrayList<>();

  private FileBuilder(Problems problems, Documentation documentation) {
    this.problems = problems;
    this.documentation = documentation;
  }

  static SourceFile build(
      NnParser.FileContext file,
      TokenStream tokens,
      Documentation documentation,
      Problems problems) {
    FileBuilder builder = new FileBuilder(problems, documentation);
    DeclarationBuilder declarations =
        new DeclarationBuilder(problems, documentation, modelCount(file));
    for (NnParser.DeclarationLineContext line : file.declarationLine()) {
      Declaration declaration = builder.build(line, declarations);
      if (declaration == null) {
        builder.addDamaged(tokens.get(line.getStart().getTokenIndex() + 1));
      } else {
        builder.declarations.add(declaration);
      }
    }
    builder.damaged.addAll(problems.dropped());
    return new SourceFile(
        problems.source(), builder.declarations, builder.damaged, documentation.top());
  }

  private @Nullable Declaration build(
      NnParser.DeclarationLineContext line, DeclarationBuilder builder) {
    if (!Depth.allows(line, problems)) {
      return null;
    }
    if (isDamaged(line)) {
      checkParts(line, builder.statements());
      return null;
    }
    Declaration declaration = builder.visit(line.declaration());
    // Building finds errors of its own, as two comparisons in a chain.
    return isDamaged(line) ? null : declaration;
  }

  /**
   * Builds the sound statements of what is damaged, for the errors that are found when building.
   */
  private void checkParts(ParserRuleContext damagedPart, StatementBuilder statements) {
    for (ParserRuleContext child : damagedPart.getRuleContexts(ParserRuleContext.class)) {
      if (child instanceof NnParser.StatementLineContext line && !isDamaged(line)) {
        statements.visit(line.statement());
      } else {
        checkParts(child, statements);
      }
    }
  }

  private boolean isDamaged(ParserRuleContext line) {
    return problems.within(line.getStart().getStartIndex(), line.getStop().getStopIndex());
  }

  private void addDamaged(Token name) {
    if (name.getType() == NnLexer.ID) {
      damaged.add(new Identifier(name.getText(), Spans.of(problems.source(), name)));
    }
  }

  private static int modelCount(NnParser.FileContext file) {
    return (int)
        file.declarationLine().stream()
            .filter(line -> line.declaration() instanceof NnParser.ModelDeclarationContext)
            .count();
  }
}
