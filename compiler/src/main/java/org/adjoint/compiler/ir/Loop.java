package org.adjoint.compiler.ir;

import java.util.List;

/**
 * A loop over the slices of sequences, which carries values from one turn to the next. Its body is
 * a graph of its own, whose leaves are {@link LoopVariable}s (and scalars of the runtime); it reads
 * nothing of the graph around it.
 *
 * <p>Two loops are the same only if they are the same object: what results are asked of a loop may
 * grow, by operations that name further values of its body, without making it another loop.
 *
 * @param extent the number of turns
 * @param reversed whether the last slice comes first
 * @param slices the type of one slice of each sequence; a sequence has the extent before it
 * @param captures the types of the values that are the same in all turns
 * @param body where the values of a turn are built
 * @param next for each carry its value when the turn ends; its type is the carry's
 */
public record Loop(
    Dimension extent,
    boolean reversed,
    List<TensorType> slices,
    List<TensorType> captures,
    Graph body,
    List<Value> next) {
  public Loop {
    slices = List.copyOf(slices);
    captures = List.copyOf(captures);
    next = List.copyOf(next);
  }

  /** The types of the operands of each result: carries as they begin, sequences, captures. */
  public List<TensorType> operands() {
    return java.util.stream.Stream.of(
            next.stream().map(Value::type), slices.stream().map(this::stacked), captures.stream())
        .flatMap(types -> types)
        .toList();
  }

  /** The type of a value's stack: all turns' values, each at the position of its turn. */
  public TensorType stacked(TensorType value) {
    List<Dimension> dimensions = new java.util.ArrayList<>(List.of(extent));
    dimensions.addAll(value.shape().dimensions());
    return value.withShape(new Shape(dimensions));
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
