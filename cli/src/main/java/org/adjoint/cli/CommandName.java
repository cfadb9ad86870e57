package org.adjoint.cli;

import java.util.Optional;
import java.util.function.Supplier;

/** The commands of the tool, in the order in which its help lists them. */
enum CommandName {
  NEW("new", "begins a project: model, data, test and build", NewCommand::new),
  TRAIN("train", "trains a model", TrainCommand::new),
  EVALUATE("evaluate", "measures a saved model", EvaluateCommand::new),
  PREDICT("predict", "computes the outputs of a saved model", PredictCommand::new),
  SUMMARY("summary", "shows what a model consists of", SummaryCommand::new),
  GENERATE("generate", "writes Java source that a build compiles", GenerateCommand::new),
  EXPORT("export", "writes the weights of a saved model for other programs", ExportCommand::new),
  BENCH("bench", "measures how fast a model trains", BenchCommand::new),
  CHECK("check", "reports what is wrong with a program", CheckCommand::new),
  FMT("fmt", "formats programs in place", FmtCommand::new),
  LSP("lsp", "serves an editor over standard input and output", LspCommand::new),
  EXPLORE("explore", "shows in a browser what becomes of a program", ExploreCommand::new),
  EXPLAIN(
      "explain", "shows a stage of the compiler, or explains an error code", ExplainCommand::new),
  COMPLETION("completion", "prints a script that completes commands", CompletionCommand::new);

  private final String word;
  private final String purpose;
  private final Supplier<ToolCommand> maker;

  CommandName(String word, String purpose, Supplier<ToolCommand> maker) {
    this.word = word;
    this.purpose = purpose;
    this.maker = maker;
  }

  String word() {
    return word;
  }

  String purpose() {
    return purpose;
  }

  /** A command to be filled with options and run once. */
  ToolCommand make() {
    return maker.get();
  }

  static Optional<CommandName> of(String word) {
    for (CommandName name : values()) {
      if (name.word.equals(word)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }
}
