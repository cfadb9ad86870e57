package org.adjoint.compiler.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that is given from outside the graph. */
public record Leaf(Kind kind, String name, TensorType resultType) implements Operation {
  /** Who gives the value. */
  public enum Kind {
    /** The caller, per batch. */
    INPUT,
    /** The caller, per batch, in training and evaluation only. */
    TARGET,
    /** The storage: trained. */
    PARAMETER,
    /** The storage: kept, not trained. */
    STATE,
    /** The storage: belongs to an optimiser. */
    SLOT,
    /** The runtime: one of {@link Scalar}'s numbers. */
    SCALAR
  }

  /** The scalars that the runtime gives each step, by the name of their leaf. */
  public enum Scalar {
    /** The seed of the run. */
    SEED(ElementType.INT32),
    /** The step of the run, from 1; outside training the batch's number. */
    STEP(ElementType.INT32),
    /** The update of the parameters, from 1: the step, unless steps share updates or take turns. */
    UPDATE(ElementType.INT32),
    /** The epoch, from 1. */
    EPOCH(ElementType.INT32),
    /** What {@code reduce_on_plateau} has left of the learning rate. */
    RATE_FACTOR(ElementType.FLOAT32);

    private final Leaf leaf;

    Scalar(ElementType element) {
      leaf =
          new Leaf(
              Kind.SCALAR, name().toLowerCase(java.util.Locale.ROOT), TensorType.scalar(element));
    }

    /** The leaf of the graph that stands for it. */
    public Leaf leaf() {
      return leaf;
    }
  }

  @Override
  public TensorType type(List<TensorType> operands) {
    return resultType;
  }

  @Override
  public List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph) {
    return List.of();
  }
}
