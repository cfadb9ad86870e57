package org.adjoint.cli;

import java.util.concurrent.Callable;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.TargetChoice;
import org.adjoint.compiler.plan.MachineSpeed;
import org.adjoint.runtime.command.Console;
import org.adjoint.runtime.command.Printer;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.model.ModelDefinition;
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

  /** What the runtime knows of a model, whose class is loaded when it is first needed. */
  final ModelDefinition definition(CompiledModel model) {
    return model.definition(
        (signature, storage, capacity, team) -> load(model).create(storage, capacity, team));
  }

  /** Loads the class of a model. */
  final ProgramFactory load(CompiledModel model) {
    // All before this needs no Vector API, and takes longer than the preparation.
    model.plan();
    if (preparation != null) {
      preparation.await();
    }
    return model.factory();
  }

  /** What one thread of this machine can do with what is compiled for a target. */
  final MachineSpeed machineSpeed(TargetChoice target) {
    return SpeedMeasurement.measure(load(SpeedMeasurement.product(target)));
  }

  /** How the files of the program are called towards the user. */
  final DisplayNames displayNames() {
    return displayNames;
  }

  final void display(DisplayNames names) {
    displayNames = names;
  }

  /** Writes what the command has to say. */
  final Printer printer() {
    return new Printer(console(), json);
  }

  final void print(String text) {
    printer().print(text);
  }

  final void tell(String text) {
    printer().tell(text);
  }

  final void printJson(Json object) {
    printer().printJson(object);
  }
}
