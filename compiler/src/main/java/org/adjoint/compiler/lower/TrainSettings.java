package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.source.Span;
import org.adjoint.runtime.program.NamePattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code train} block says about the step itself.
 *
 * @param phases what takes turns; at least one
 * @param freeze parameters that are not trained, for a time or at all
 * @param clipping bounds of the gradients
 * @param accumulate the steps whose gradients make one update
 * @param averaging how averages of the parameters are kept; null where they are not
 * @param reduction how {@code reduce_on_plateau} lowers the learning rate; null where nothing does
 */
public record TrainSettings(
    List<Phase> phases,
    List<Freeze> freeze,
    Clipping clipping,
    int accumulate,
    @Nullable Averaging averaging,
    @Nullable Reduction reduction) {
  /** The settings of a program that does not say how it is trained. */
  public static final TrainSettings NONE =
      new TrainSettings(
          List.of(Phase.of(Optimizers.PLAIN)), List.of(), Clipping.NONE, 1, null, null);

  public TrainSettings {
    phases = List.copyOf(phases);
    freeze = List.copyOf(freeze);
  }

  /** All losses are minimised by an optimiser that moves everything. */
  static TrainSettings by(Chosen optimizer) {
    Phase phase = Phase.of(new Optimizers(List.of(), optimizer));
    return new TrainSettings(List.of(phase), List.of(), Clipping.NONE, 1, null, null);
  }

  TrainSettings with(Clipping changed) {
    return new TrainSettings(phases, freeze, changed, accumulate, averaging, reduction);
  }

  TrainSettings with(Freeze... changed) {
    return new TrainSettings(phases, List.of(changed), clipping, accumulate, averaging, reduction);
  }

  TrainSettings with(Reduction changed) {
    return new TrainSettings(phases, freeze, clipping, accumulate, averaging, changed);
  }

  /**
   * Steps that minimise some losses by moving some parameters.
   *
   * @param minimize the losses; empty for all of them
   * @param parameters the paths of what is moved; empty for everything
   * @param steps the updates after which the next phase has its turn
   * @param span the text of the phase; null for what stands for a block without phases
   */
  public record Phase(
      List<Name> minimize,
      List<Pattern> parameters,
      Optimizers optimizers,
      int steps,
      @Nullable Span span) {
    public Phase {
      minimize = List.copyOf(minimize);
      parameters = List.copyOf(parameters);
    }

    /** All losses are minimised by moving everything. */
    static Phase of(Optimizers optimizers) {
      return new Phase(List.of(), List.of(), optimizers, 1, null);
    }
  }

  /** A name and the text that gives it. */
  public record Name(String text, Span span) {}

  /**
   * The optimisers of a phase.
   *
   * @param groups for some of the parameters; the first that takes a parameter has it
   * @param otherwise for all others; null for plain gradient descent
   */
  public record Optimizers(List<Group> groups, @Nullable Chosen otherwise) {
    /** Plain gradient descent. */
    public static final Optimizers PLAIN = new Optimizers(List.of(), null);

    public Optimizers {
      groups = List.copyOf(groups);
    }
  }

  /** Parameters with an optimiser of their own. */
  public record Group(List<Pattern> parameters, Chosen optimizer) {
    public Group {
      parameters = List.copyOf(parameters);
    }
  }

  /** An optimiser and the text that chooses it. */
  public record Chosen(FunctionValue.Configured function, Span span) {}

  /**
   * Parameters that are not trained for a time.
   *
   * @param from the first epoch in which they are not
   * @param until the first epoch in which they are again; beyond all epochs for never
   */
  public record Freeze(Pattern parameters, int from, int until) {
    static Freeze always(Pattern parameters) {
      return new Freeze(parameters, 1, Integer.MAX_VALUE);
    }

    /** Whether they are not trained at all. */
    public boolean isAlways() {
      return from == 1 && until == Integer.MAX_VALUE;
    }

    boolean isIn(int epoch) {
      return epoch >= from && epoch < until;
    }
  }

  /**
   * Bounds of the gradients.
   *
   * @param norm the largest norm of all gradients together
   * @param parameterNorm the largest norm of the gradient of one parameter
   * @param value the largest magnitude of an element
   */
  public record Clipping(
      @Nullable Double norm, @Nullable Double parameterNorm, @Nullable Double value) {
    /** No bounds. */
    public static final Clipping NONE = new Clipping(null, null, null);
  }

  /**
   * Running averages of the parameters.
   *
   * @param momentum what remains of an average at each update
   * @param overwriteEvery after so many updates each, the parameters take the values of their
   *     averages; null for never
   */
  public record Averaging(double momentum, @Nullable Integer overwriteEvery) {}

  /**
   * What a plateau does to the learning rate.
   *
   * @param leastRate below it nothing is lowered
   */
  public record Reduction(double leastRate) {}

  /** A path of parameters, in which {@code *} stands for any text, and the text that gives it. */
  public record Pattern(String path, Span span) {
    /** Whether it is the path of the parameter of this name. */
    public boolean matches(String name) {
      return new NamePattern(path).matches(name);
    }
  }
}
