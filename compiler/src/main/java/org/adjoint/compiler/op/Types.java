package org.adjoint.compiler.op;

import java.util.List;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.TypeMismatch;

/** The type rules that elementwise operations share. */
final class Types {
  private Types() {}

  private static ElementType same(Operation operation, List<ElementType> operands) {
    ElementType first = operands.get(0);
    for (ElementType operand : operands) {
      if (operand != first) {
        throw new TypeMismatch(
            "`"
                + operation.name()
                + "` needs operands of one type, found "
                + first
                + " and "
                + operand);
      }
    }
    return first;
  }

  static ElementType sameFloat(Operation operation, List<ElementType> operands) {
    ElementType element = same(operation, operands);
    if (!element.isFloating()) {
      throw new TypeMismatch("`" + operation.name() + "` needs floats, found " + element);
    }
    return element;
  }

  static ElementType sameNumber(Operation operation, List<ElementType> operands) {
    ElementType element = same(operation, operands);
    if (element == ElementType.BOOL) {
      throw new TypeMismatch("`" + operation.name() + "` needs numbers, found bool");
    }
    return element;
  }

  static ElementType bits(Operation operation, List<ElementType> operands) {
    ElementType element = same(operation, operands);
    if (element.isFloating()) {
      throw new TypeMismatch("`" + operation.name() + "` needs bools or ints, found " + element);
    }
    return element;
  }

  static ElementType ints(Operation operation, List<ElementType> operands) {
    ElementType element = same(operation, operands);
    if (element != ElementType.INT32) {
      throw new TypeMismatch("`" + operation.name() + "` needs ints, found " + element);
    }
    return element;
  }

  static ElementType comparison(Operation operation, List<ElementType> operands) {
    sameNumber(operation, operands);
    return ElementType.BOOL;
  }

  static ElementType equality(Operation operation, List<ElementType> operands) {
    same(operation, operands);
    return ElementType.BOOL;
  }

  static ElementType select(Operation operation, List<ElementType> operands) {
    if (operands.get(0) != ElementType.BOOL) {
      throw new TypeMismatch(
          "`" + operation.name() + "` needs a bool condition, found " + operands.get(0));
    }
    return same(operation, operands.subList(1, 3));
  }
}
