package org.adjoint.runtime.command;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.data.DataException;
import org.adjoint.runtime.data.RowFile;
import org.adjoint.runtime.model.ModelDefinition;
import org.adjoint.runtime.model.TrainerSettings;
import org.adjoint.runtime.progress.RunLogs;
import org.adjoint.runtime.save.SavedModel;
import org.adjoint.runtime.save.ToldRun;
import org.adjoint.runtime.save.Weights;
import org.adjoint.runtime.train.TrainingResult;
import org.jspecify.annotations.Nullable;

/** The command line of a program that is one model and what trains it. */
public final class TrainerCommands {
  private static final int AT_FAULT = 1;
  private static final int WRONG_USE = 2;
  private static final int INTERRUPTED = 130;

  /** Rows that are predicted at once unless told otherwise. */
  private static final int USUAL_BATCH = 256;

  private static final Set<String> VALUED =
      Set.of(
          "--data",
          "--data-root",
          "--out",
          "--resume",
          "--load",
          "--load-only",
          "--epochs",
          "--steps",
          "--batch",
          "--seed",
          "--threads",
          "--log",
          "--tensorboard");

  private static final Set<String> FLAGS = Set.of("--quiet", "--json", "--help", "-h");

  private static final List<String> HELP =
      List.of(
          "[train]                          trains the model as its program says",
          "evaluate SAVED                   measures a saved model",
          "predict SAVED --data ROWS.csv    prints the outputs of a saved model, as CSV",
          "",
          "--data FILE              the rows, instead of those the program names",
          "--data-root DIR          the folder of the files that the program names (default: here)",
          "--out FILE.safetensors   where to save the trained model",
          "--resume FILE            go on with the training of a saved model",
          "--load FILE              begin with the weights of a saved model, or of an npz file",
          "--load-only NAMES        but only with those of these names: \"encode.*, head.b\"",
          "--epochs N, --steps N    how long to train, at most",
          "--batch N, --seed N      instead of those of the program",
          "--threads N              threads that share the work (default: one a processor)",
          "--log FILE.csv           write a line for each epoch to this file",
          "--tensorboard DIR        write the curves for TensorBoard to this folder",
          "--quiet                  show no progress, only what training came to",
          "--json                   print one JSON object on standard output");

  private final ModelDefinition model;
  private final Options options;
  private final Printer printer;

  private TrainerCommands(ModelDefinition model, Options options, Console console) {
    this.model = model;
    this.options = options;
    this.printer = new Printer(console, options.has("--json"));
  }

  /** Runs a command line and gives its exit code. */
  public static int run(ModelDefinition model, String... arguments) {
    Console console = Console.ofProcess();
    try {
      return new TrainerCommands(model, Options.of(arguments, VALUED, FLAGS), console).run();
    } catch (WrongUse fault) {
      console.err().println("error: " + fault.getMessage());
      HELP.forEach(line -> console.err().println("  " + line));
      return WRONG_USE;
    } catch (DataException fault) {
      String where = fault.place() == null ? "" : fault.place() + ": ";
      return fault(console, where + fault.getMessage(), fault.hint());
    } catch (AdjointException fault) {
      return fault(console, String.valueOf(fault.getMessage()), fault.hint());
    } catch (UncheckedIOException fault) {
      return fault(console, String.valueOf(fault.getMessage()), null);
    }
  }

  private static int fault(Console console, String message, @Nullable String hint) {
    console.err().println("error: " + message);
    if (hint != null) {
      console.err().println(" = help: " + hint);
    }
    return AT_FAULT;
  }

  private int run() {
    if (options.has("--help") || options.has("-h")) {
      HELP.forEach(printer::print);
      return 0;
    }
    String command = options.words().isEmpty() ? "train" : options.words().get(0);
    requireWords(command.equals("train") ? 1 : 2);
    switch (command) {
      case "train" -> {
        return train();
      }
      case "evaluate" -> evaluate();
      case "predict" -> predict();
      default -> throw new WrongUse("there is no command '" + command + "'");
    }
    return 0;
  }

  private void requireWords(int most) {
    if (options.words().size() > most) {
      throw new WrongUse("'" + options.words().get(most) + "' is too much");
    }
  }

  private int train() {
    Path resume = options.path("--resume");
    SavedModel begun = resume == null ? null : SavedModel.open(resume);
    Path folder = folder(Path.of(""));
    ModelDefinition told = told(begun);
    Path data = options.path("--data");
    if (data != null) {
      RowFile rows = RowFile.of(data);
      folder = rows.root().path();
      told = told.with(rows.in(model.requireTraining().data(), model.signature().feed()));
    }
    TrainingSession.Places places =
        new TrainingSession.Places(
            folder, TrainingSession.target(options.path("--out"), told, folder), begun);
    TrainingSession session = new TrainingSession(printer, told, places);
    load(session, begun != null);
    TrainingResult result = train(session, begun != null);
    return result.end() == TrainingResult.End.CANCELLED ? INTERRUPTED : 0;
  }

  private TrainingResult train(TrainingSession session, boolean resumed) {
    try (RunLogs logs =
        RunLogs.open(options.path("--log"), options.path("--tensorboard"), resumed)) {
      return session.listener(logs).train(threads(), options.has("--quiet"));
    }
  }

  private void load(TrainingSession session, boolean resumed) {
    Path load = options.path("--load");
    String only = options.named().get("--load-only");
    if (only != null && load == null) {
      throw new WrongUse("--load-only says what of --load FILE is loaded");
    }
    if (load != null && resumed) {
      throw new WrongUse("--resume goes on with all weights: leave out --load");
    }
    if (load != null) {
      session.weights(
          Weights.open(load), only == null ? List.of() : List.of(only.strip().split("\\s*,\\s*")));
    }
  }

  /** The model with a plan as it is told to be; one gone on with is as when it began. */
  private ModelDefinition told(@Nullable SavedModel begun) {
    TrainerSettings settings = TrainerSettings.of(model);
    if (begun != null) {
      ToldRun before = ToldRun.fromJson(begun.description().run());
      settings = settings.withSeed(before.seed()).withBatch(before.batch());
    }
    Integer seed = options.number("--seed", Integer.MIN_VALUE);
    Integer batch = options.number("--batch", 1);
    settings = seed == null ? settings : settings.withSeed(seed);
    settings = batch == null ? settings : settings.withBatch(batch);
    settings = settings.withLength(options.number("--epochs", 1), options.number("--steps", 1));
    return model.with(settings);
  }

  private void evaluate() {
    SavedModel saved = saved();
    SavedModelSession session = new SavedModelSession(printer, told(saved), saved);
    Path data = options.path("--data");
    if (data == null) {
      session.evaluate(folder(ToldRun.fromJson(saved.description().run()).folder()), threads());
    } else {
      session.evaluateFile(data, threads());
    }
  }

  private void predict() {
    SavedModel saved = saved();
    Path data = options.path("--data");
    if (data == null) {
      throw new WrongUse("predict needs --data ROWS.csv");
    }
    Integer batch = options.number("--batch", 1);
    new SavedModelSession(printer, told(saved), saved)
        .predict(data, batch == null ? USUAL_BATCH : batch, threads());
  }

  private SavedModel saved() {
    if (options.words().size() < 2) {
      throw new WrongUse(options.words().get(0) + " needs a saved model");
    }
    return SavedModel.open(Options.path("SAVED", options.words().get(1)));
  }

  private Path folder(Path usual) {
    Path root = options.path("--data-root");
    return root == null ? usual : root;
  }

  private int threads() {
    Integer threads = options.number("--threads", 1);
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
