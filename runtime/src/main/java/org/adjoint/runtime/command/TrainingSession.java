package org.adjoint.runtime.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.data.DataContext;
import org.adjoint.runtime.data.TrainingData;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.model.ModelDefinition;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.progress.ConsoleProgress;
import org.adjoint.runtime.save.ModelDescription;
import org.adjoint.runtime.save.SavedModel;
import org.adjoint.runtime.save.Weights;
import org.adjoint.runtime.train.Listeners;
import org.adjoint.runtime.train.NumericInvestigator;
import org.adjoint.runtime.train.Trainer;
import org.adjoint.runtime.train.TrainingListener;
import org.adjoint.runtime.train.TrainingPlan.Checkpoint;
import org.adjoint.runtime.train.TrainingResult;
import org.adjoint.runtime.work.Team;
import org.jspecify.annotations.Nullable;

/** One run of training: it brings the model, its rows and its files together. */
public final class TrainingSession {
  /**
   * The folders and files of a run.
   *
   * @param target where the model is saved, if it is
   * @param resumed the saved model that is gone on with, if one is
   */
  public record Places(Path dataRoot, @Nullable Path target, @Nullable SavedModel resumed) {}

  /**
   * Where the model is saved: where the user says, or else where the program does.
   *
   * @param folder that of the program
   */
  public static @Nullable Path target(@Nullable Path out, ModelDefinition model, Path folder) {
    if (out == null) {
      Checkpoint checkpoint = model.requireTraining().plan().control().checkpoint();
      return checkpoint == null ? null : RootFolder.of(folder).writable(checkpoint.file());
    }
    Path parent = out.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new AdjointException("there is no folder for `" + out + "`");
    }
    if (Files.isDirectory(out)) {
      throw new AdjointException("`" + out + "` is a folder, not a file");
    }
    return out;
  }

  private final Printer printer;
  private final ModelDefinition model;
  private final ModelDefinition.Training run;
  private final Places places;
  private final @Nullable SavedModel resumed;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private final List<RunObserver> observers = new ArrayList<>();
  private @Nullable NumericInvestigator investigator;
  private @Nullable Weights weights;
  private List<String> only = List.of();

  /** Prepares to train a model as its definition says. */
  public TrainingSession(Printer printer, ModelDefinition model, Places places) {
    this.printer = printer;
    this.model = model;
    this.run = model.requireTraining();
    this.places = places;
    this.resumed = places.resumed();
  }

  /** Asks this investigator when a number is no longer finite. */
  public TrainingSession investigator(NumericInvestigator changed) {
    investigator = changed;
    return this;
  }

  /**
   * Begins with these weights instead of the program's initial ones.
   *
   * @param names those of the parameters that are loaded; empty for all
   */
  public TrainingSession weights(Weights loaded, List<String> names) {
    weights = loaded;
    only = List.copyOf(names);
    return this;
  }

  /** Tells this listener too how training goes on. */
  public TrainingSession listener(TrainingListener added) {
    listeners.add(added);
    return this;
  }

  /** Lets this observer look at the model too. */
  public TrainingSession observer(RunObserver added) {
    observers.add(added);
    return listener(added);
  }

  /** Trains, saves and shows what that came to; an interruption waits for all three. */
  public TrainingResult train(int threads, boolean quiet) {
    // Reading the rows takes one processor while compiling takes another.
    FutureTask<TrainingData> reading = new FutureTask<>(this::read);
    Thread reader = new Thread(reading, "data");
    reader.setDaemon(true);
    reader.start();
    try (Team team = Team.of(threads)) {
      Program program = model.create(model.newStorage(), run.plan().batch(), team);
      TrainingData data = result(reading);
      if (!quiet) {
        printer.tell(data.notes());
      }
      return train(program, data, quiet);
    }
  }

  private TrainingResult train(Program program, TrainingData data, boolean quiet) {
    try (Interruption interruption = Interruption.watch()) {
      if (!quiet) {
        Console console = printer.console();
        listeners.add(new ConsoleProgress(console.err(), console.isTerminal()));
      }
      listeners.add(cancelling(interruption));
      TrainingResult result = train(program, data);
      Path target = places.target();
      Path saved = target == null ? null : result.checkpoint().progress().placed(target);
      new TrainingReport(result, saved).show(printer);
      return result;
    }
  }

  private TrainingData read() {
    DataContext context = DataContext.of(RootFolder.of(places.dataRoot()), run.plan().seed());
    DataContext fitted =
        resumed == null ? context : context.withLearned(resumed.description().transforms());
    return TrainingData.load(run.data(), run.validation(), model.signature().feed(), fitted);
  }

  private static <T> T result(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (failure.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("the rows cannot be read", failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the rows are read", interrupted);
    }
  }

  private static TrainingListener cancelling(Interruption interruption) {
    return new TrainingListener() {
      @Override
      public boolean cancelled() {
        return interruption.isRequested();
      }
    };
  }

  private TrainingResult train(Program program, TrainingData data) {
    observers.forEach(observer -> observer.prepared(program, data));
    Trainer trainer = new Trainer(program, run.plan(), data).listener(new Listeners(listeners));
    if (investigator != null) {
      trainer.investigator(investigator);
    }
    Weights loaded = weights;
    if (loaded != null) {
      trainer.initial(storage -> loaded.load(program.signature(), storage, only));
    }
    Path target = places.target();
    if (target != null) {
      ModelDescription description =
          model.describe(run.plan(), places.dataRoot(), data.transforms());
      trainer.checkpoints(
          moment ->
              SavedModel.write(
                  moment.progress().placed(target), program.signature(), description, moment));
    }
    return resumed == null
        ? trainer.train()
        : trainer.resume(resumed.checkpoint(program.signature()));
  }
}
