package org.adjoint.compiler.plan;

import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;

/**
 * An array of the running program. Two buffers are the same only if they are the same object.
 *
 * <p>Bools are kept as ints, 0 or 1.
 */
public final class Buffer {
  /** Whose array it is. */
  public enum Kind {
    /** The flat array of all parameters of one element type. */
    PARAMETERS,
    /** The flat array of what the optimisers keep. */
    SLOTS,
    /** The flat array of the layers' and metrics' states. */
    STATES,
    /** An array the caller gives: an input or a target. */
    FEED,
    /** An array of the caller's that takes an output. */
    OUTPUT,
    /** The caller's array for the loss and the metrics. */
    MEASURES,
    /** The flat array of gradients, laid out as the parameters are. */
    GRADIENTS,
    /** An array that values share one after the other. */
    WORKSPACE,
    /** What one worker keeps for the row in hand. */
    SCRATCH
  }

  private final Kind kind;
  private final ElementType element;
  private final int place;
  private Dimension size;

  /**
   * Makes a buffer.
   *
   * @param place which of its kind: the number of the feed, output, workspace or scratch array
   * @param size in elements
   */
  public Buffer(Kind kind, ElementType element, int place, Dimension size) {
    this.kind = kind;
    this.element = element;
    this.place = place;
    this.size = size;
  }

  public Kind kind() {
    return kind;
  }

  /** The type of the elements as stored: an int for a bool. */
  public ElementType element() {
    return element;
  }

  public int place() {
    return place;
  }

  public Dimension size() {
    return size;
  }

  /** Makes room for more: sizes are final once the plan is. */
  void grow(Dimension larger) {
    size = larger;
  }

  /** The type that elements of a type are stored as. */
  public static ElementType stored(ElementType element) {
    return element == ElementType.BOOL ? ElementType.INT32 : element;
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + place;
  }
}
