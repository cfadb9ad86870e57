package org.adjoint.compiler.ir;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a {@link Loop} is given each turn: stands for a value outside, as a leaf of the
 * body's own graph.
 *
 * @param place which of its role, from 0, in the order of the loop's operands
 */
public record LoopVariable(Role role, int place, TensorType resultType) implements Operation {
  /** What the body is given. */
  public enum Role {
    /** The value of a carry when the turn begins. */
    CARRY,
    /** This turn's slice of a sequence. */
    SLICE,
    /** A value that is the same in all turns. */
    CAPTURE,
    /** The position of this turn's slices along the sequences, an int: counted down if reversed. */
    POSITION
  }

  /** The leaf for the position, of which a loop has one. */
  public static final LoopVariable POSITION =
      new LoopVariable(Role.POSITION, 0, TensorType.scalar(ElementType.INT32));

  @Override
  public String name() {
    return role.name().toLowerCase(Locale.ROOT);
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
