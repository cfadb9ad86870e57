package org.adjoint.compiler.ir;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A node of the graph: what an operation makes of its operands. Made by {@link Graph#add} alone, so
 * that two values of one graph are equal only if they are the same object.
 */
public final class Value {
  private final int number;
  private final Operation operation;
  private final List<Value> operands;
  private final TensorType type;
  private final Origin origin;

  Value(int number, Operation operation, List<Value> operands, TensorType type, Origin origin) {
    this.number = number;
    this.operation = operation;
    this.operands = operands;
    this.type = type;
    this.origin = origin;
  }

  /** The place in the graph: operands always have smaller numbers. */
  public int number() {
    return number;
  }

  /** What made the value. */
  public Operation operation() {
    return operation;
  }

  /** What the operation was given. */
  public List<Value> operands() {
    return operands;
  }

  /** The operand in the given place. */
  public Value operand(int index) {
    return operands.get(index);
  }

  /** The type. */
  public TensorType type() {
    return type;
  }

  /** The shape. */
  public Shape shape() {
    return type.shape();
  }

  /** The elements' type. */
  public ElementType element() {
    return type.element();
  }

  /** The text that made the value first. */
  public Origin origin() {
    return origin;
  }

  @Override
  public String toString() {
    return operands.stream()
        .map(operand -> "%" + operand.number)
        .collect(
            Collectors.joining(
                ", ", "%" + number + ": " + type + " = " + operation.name() + "(", ")"));
  }
}
