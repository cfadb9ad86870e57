package org.adjoint.compiler.ir;

/** The type of a value: its elements' type and its shape. */
public record TensorType(ElementType element, Shape shape) {
  /** The type of a scalar of the given elements. */
  public static TensorType scalar(ElementType element) {
    return new TensorType(element, Shape.SCALAR);
  }

  /** The type with other elements. */
  public TensorType withElement(ElementType other) {
    return new TensorType(other, shape);
  }

  /** The type with another shape. */
  public TensorType withShape(Shape other) {
    return new TensorType(element, other);
  }

  @Override
  public String toString() {
    return shape.rank() == 0 ? element.toString() : element.toString() + shape;
  }
}
