package org.adjoint.compiler.ir;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adjoint.runtime.program.IndexRange;

/**
 * What a model shows to the outside: names and types of all that is fed, kept and returned. The
 * order of each list is the order of the program text.
 *
 * @param documentation the {@code ///} text, empty where there is none
 * @param measures the loss first, then the metrics
 * @param metricStates those of {@code states} that begin afresh each epoch
 * @param indices what the elements of a row may be of inputs and targets that are class numbers or
 *     indices: one range each, or one for all
 */
public record ModelInterface(
    String name,
    String documentation,
    List<Leaf> inputs,
    List<Leaf> targets,
    List<Output> outputs,
    List<Measure> measures,
    List<Leaf> parameters,
    List<Leaf> slots,
    List<Leaf> states,
    List<Leaf> metricStates,
    Map<Leaf, List<IndexRange>> indices) {
  public ModelInterface {
    inputs = List.copyOf(inputs);
    targets = List.copyOf(targets);
    outputs = List.copyOf(outputs);
    measures = List.copyOf(measures);
    parameters = List.copyOf(parameters);
    slots = List.copyOf(slots);
    states = List.copyOf(states);
    metricStates = List.copyOf(metricStates);
    indices = Map.copyOf(indices);
  }

  /** The symbols of what is fed, other than the batch, in the order in which calls give them. */
  public List<String> symbols() {
    return Stream.concat(inputs.stream(), targets.stream())
        .flatMap(leaf -> leaf.resultType().shape().size().symbols().stream())
        .filter(symbol -> !symbol.equals(Dimension.BATCH.toString()))
        .distinct()
        .sorted()
        .toList();
  }

  /** A named result of prediction. */
  public record Output(String name, TensorType type) {}

  /**
   * A number reported for each batch.
   *
   * @param averaged whether the numbers of an epoch's batches are averaged over its rows; else the
   *     last one is the epoch's
   * @param loss whether it is a loss, of which less is better, and no metric
   */
  public record Measure(String name, boolean averaged, boolean loss) {}
}
