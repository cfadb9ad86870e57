package org.adjoint.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The commands of the tool, in the order in which its help lists them. */
enum CommandName {
  NEW(
      "new",
      "begins a project: model, data, test and build",
      NewCommand::new,
      "new flowers",
      "new shapes --kind images --in projects"),
  TRAIN(
      "train",
      "trains a model",
      TrainCommand::new,
      "train examples/iris/iris.nn --out iris.safetensors",
      "train examples/iris/iris.nn --resume iris.safetensors --epochs 200"),
  EVALUATE(
      "evaluate",
      "measures a saved model",
      EvaluateCommand::new,
      "evaluate iris.safetensors --data-root examples/iris"),
  PREDICT(
      "predict",
      "computes the outputs of a saved model",
      PredictCommand::new,
      "predict iris.safetensors --data rows.csv"),
  SUMMARY(
      "summary",
      "shows what a model consists of",
      SummaryCommand::new,
      "summary examples/iris/iris.nn",
      "summary examples/iris/iris.nn --json"),
  GENERATE(
      "generate",
      "writes Java source that a build compiles",
      GenerateCommand::new,
      "generate examples/iris/iris.nn -o src --package flowers",
      "generate examples/iris/iris.nn --standalone -o out"),
  EXPORT(
      "export",
      "writes the weights of a saved model for other programs",
      ExportCommand::new,
      "export iris.safetensors -o iris.npz"),
  BENCH(
      "bench",
      "measures how fast a model trains",
      BenchCommand::new,
      "bench examples/digits/digits.nn",
      "bench examples/digits/digits.nn --profile"),
  CHECK(
      "check",
      "reports what is wrong with a program",
      CheckCommand::new,
      "check examples/iris/iris.nn",
      "check examples/iris/iris.nn --sarif"),
  FMT(
      "fmt",
      "formats programs in place",
      FmtCommand::new,
      "fmt examples/iris/iris.nn",
      "fmt --check examples/iris/iris.nn"),
  LSP("lsp", "serves an editor over standard input and output", LspCommand::new, "lsp"),
  EXPLORE(
      "explore",
      "shows in a browser what becomes of a program",
      ExploreCommand::new,
      "explore examples/iris/iris.nn"),
  EXPLAIN(
      "explain",
      "shows a stage of the compiler, or explains an error code",
      ExplainCommand::new,
      "explain NN0307",
      "explain examples/iris/iris.nn --stage java"),
  COMPLETION(
      "completion",
      "prints a script that completes commands",
      CompletionCommand::new,
      "completion > ~/.adjoint-completion");

  private final String word;
  private final String purpose;
  private final Supplier<ToolCommand> maker;
  private final List<String> examples;

  CommandName(String word, String purpose, Supplier<ToolCommand> maker, String... examples) {
    this.word = word;
    this.purpose = purpose;
    this.maker = maker;
    this.examples = List.of(examples);
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

  /** Command lines that its help shows, without the name of the tool. */
  List<String> examples() {
    return examples;
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
