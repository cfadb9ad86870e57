package org.adjoint.compiler.ir;

import java.util.List;

/**
 * One entry point of a compiled model as graph: what it computes and where each result goes. Leaves
 * are read as they were before the call: an update never shows in another result.
 *
 * @param name {@code initialize}, {@code step}, {@code evaluate}, {@code predict} or {@code
 *     reset_metrics}
 */
public record GraphFunction(String name, List<Result> results) {
  public GraphFunction {
    results = List.copyOf(results);
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
