package org.adjoint.compiler.parse;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Fragment;
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
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}_]*");

  private final Problems problems;
  private final Documentation documentation;
  private final List<Declaration> declarations = new ArrayList<>();
  private final List<Identifier> damaged = new ArrayList<>();
  private final List<Fragment> fragments = new ArrayList<>();

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
        problems.source(),
        builder.declarations,
        builder.damaged,
        builder.fragments,
        documentation.top());
  }

  private @Nullable Declaration build(
      NnParser.DeclarationLineContext line, DeclarationBuilder builder) {
    if (!Depth.allows(line, problems)) {
      return null;
    }
    if (problems.within(line)) {
      addFragment(line, builder);
      return null;
    }
    Declaration declaration = builder.visit(line.declaration());
    // Building finds errors of its own, as two comparisons in a chain.
    return problems.within(line) ? null : declaration;
  }

  /** Builds what is sound where the errors are in the statements of a body alone. */
  private void addFragment(NnParser.DeclarationLineContext line, DeclarationBuilder builder) {
    NnParser.BlockContext body = line.declaration().getRuleContext(NnParser.BlockContext.class, 0);
    int start = line.getStart().getStartIndex();
    if (body == null || problems.within(start, body.getStart().getStopIndex())) {
      checkParts(line, builder.statements());
      return;
    }
    StringBuilder rest = new StringBuilder();
    int end = start;
    boolean telling = true;
    for (NnParser.StatementLineContext statement : body.statementLine()) {
      if (problems.within(statement)) {
        checkParts(statement, builder.statements());
        telling &= BindingHead.isTold(text(statement));
      } else {
        rest.append(text(end, statement.getStart().getStartIndex()));
        end = statement.getStop().getStopIndex() + 1;
      }
    }
    rest.append(text(end, line.getStop().getStopIndex() + 1));
    Set<String> words = WORD.matcher(rest).results().map(MatchResult::group).collect(toSet());
    // Without the name that it binds, all that uses it would seem to be wrong.
    if (builder.visit(line.declaration()) instanceof Declaration.Named named && telling) {
      fragments.add(new Fragment(named, words));
    }
  }

  private String text(ParserRuleContext line) {
    return text(line.getStart().getStartIndex(), line.getStop().getStopIndex() + 1);
  }

  private String text(int start, int end) {
    return problems.source().text().substring(start, Math.max(start, end));
  }

  /**
   * Builds the sound statements of what is damaged, for the errors that are found when building.
   */
  private void checkParts(ParserRuleContext damagedPart, StatementBuilder statements) {
    for (ParserRuleContext child : damagedPart.getRuleContexts(ParserRuleContext.class)) {
      if (child instanceof NnParser.StatementLineContext line && !problems.within(line)) {
        statements.visit(line.statement());
      } else {
        checkParts(child, statements);
      }
    }
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
