package org.adjoint.compiler.ir;

import java.util.List;

/**
 * An operation on operands of one shape whose every element of the result is a function of the
 * elements in the same place.
 *
 * <p>The interpreter, constant folding and the generated code all follow from {@link #meaning}:
 * each gives it another {@link Arithmetic}.
 */
public interface Elementwise extends Operation {
  /** One element of the result in terms of one element of each operand. */
  <E> E meaning(Arithmetic<E> arithmetic, List<E> operands);

  /** The element type of the result; the shapes have been found equal. */
  ElementType elementType(List<ElementType> operands);

  @Override
  default TensorType type(List<TensorType> operands) {
    Shape shape = operands.get(0).shape();
    for (TensorType operand : operands) {
      if (!operand.shape().equals(shape)) {
        throw new TypeMismatch(
            "`"
                + name()
                + "` needs operands of one shape, found "
                + shape
                + " and "
                + operand.shape());
      }
    }
    return new TensorType(elementType(operands.stream().map(TensorType::element).toList()), shape);
  }
}
