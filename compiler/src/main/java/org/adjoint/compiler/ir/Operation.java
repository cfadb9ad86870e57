package org.adjoint.compiler.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of node of the graph, with its attributes: its type rule and its gradient as graph.
 *
 * <p>Operations are records: two with equal attributes are the same operation, which is what
 * hash-consing compares.
 */
public interface Operation {
  /** The name that listings show, in lower case. */
  String name();

  /**
   * The type of the result.
   *
   * @throws TypeMismatch where the operation cannot take operands of these types
   */
  TensorType type(List<TensorType> operands);

  /**
   * The cotangent of each operand, given that of the result; null for an operand that has none.
   *
   * @param self the value this operation made
   * @param cotangent the derivative of the scalar in question with respect to {@code self}
   * @param graph where to build
   */
  List<@Nullable Value> gradient(Value self, Value cotangent, Graph graph);
}
