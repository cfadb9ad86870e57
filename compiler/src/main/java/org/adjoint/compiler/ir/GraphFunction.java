package org.adjoint.compiler.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry point of a compiled model as graph: what it computes and where each result goes. Leaves
 * are read as they were before the call: an update never shows in another result.
 *
 * @param name {@code initialize}, {@code step}, {@code evaluate}, {@code predict}, {@code
 *     reset_metrics} or {@code swap_averages}; of several step functions, what tells them apart
 *     follows the name
 * @param turn which steps of a run the function is; null for what is no step
 */
public record GraphFunction(String name, List<Result> results, @Nullable StepTurn turn) {
  /** The name of a step function that is the only one. */
  public static final String STEP = "step";

  public GraphFunction {
    results = List.copyOf(results);
  }

  /** A function of a name that says what it is: {@code step} is every step. */
  public GraphFunction(String name, List<Result> results) {
    this(name, results, name.equals(STEP) ? StepTurn.ALWAYS : null);
  }

  /** A value and where it goes. */
  public record Result(Sink sink, Value value) {}

  /** Where a result goes. */
  public sealed interface Sink {
    /** Replaces a parameter, state or slot. */
    record Update(Leaf leaf) implements Sink {}

    /** The loss (place 0) or a metric, in the order of the model. */
    record Report(int place) implements Sink {}

    /** An output of the model, in its order. */
    record Deliver(int place) implements Sink {}
  }

  /** The values of the results, in order. */
  public List<Value> values() {
    return results.stream().map(Result::value).toList();
  }
}
