package org.adjoint.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.ProgramFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands have in common. */
abstract class ToolCommand implements Callable<Integer> {
  @Option(
      names = "--json",
      description = "Print one JSON object on standard output, all else on standard error.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  private @Nullable Console console;
  private @Nullable Preparation preparation;
  private DisplayNames displayNames = DisplayNames.AS_THEY_ARE;

  /** Runs the command; throws where something is at fault. */
  abstract int run() throws Exception;

  @Override
  public final Integer call() throws Exception {
    return run();
  }

  final void attach(Console to) {
    console = to;
  }

  final Console console() {
    if (console == null) {
      throw new IllegalStateException("the command is not attached to a console");
    }
    return console;
  }

  final boolean isJson() {
    return json;
  }

  /** Begins what a command that runs a model can do beforehand. */
  final void prepare() {
    preparation = Preparation.begin();
  }

  /** Loads the class of a model. */
  final ProgramFactory load(CompiledModel model) throws Exception {
    // All before this needs no Vector API, and takes longer than the preparation.
    model.plan();
    if (preparation != null) {
      preparation.await();
    }
    return model.factory();
  }

  /** How the files of the program are called towards the user. */
  final DisplayNames displayNames() {
    return displayNames;
  }

  final void display(DisplayNames names) {
    displayNames = names;
  }

  /** Prints a line of text where results go, unless a JSON object is to stand there alone. */
  final void print(String text) {
    (json ? console().err() : console().out()).println(text);
  }

  /** Tells the user something that is no result. */
  final void tell(String text) {
    console().err().println(text);
  }

  final void tell(List<String> lines) {
    lines.forEach(this::tell);
  }

  /** Prints the object that the command comes to, where it is asked for. */
  final void printJson(Json object) {
    if (json) {
      console().out().println(object.text());
    }
  }
}
