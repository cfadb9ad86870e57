package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Reshape;

/** Reads the left side of an identity. */
final class Match {
  private Match() {}

  /** The first operand, where an operation of the given kind made the value. */
  static Optional<Value> operandOf(Class<? extends Operation> kind, Value value) {
    return kind.isInstance(value.operation()) ? Optional.of(value.operand(0)) : Optional.empty();
  }

  /** Whether an operation of the given kind made the value. */
  static boolean is(Class<? extends Operation> kind, Value value) {
    return kind.isInstance(value.operation());
  }

  /** The first of the value's operands that an operation of the given kind made. */
  static Optional<Value> firstMadeBy(Class<? extends Operation> kind, Value value) {
    for (Value operand : value.operands()) {
      if (kind.isInstance(operand.operation())) {
        return Optional.of(operand);
      }
    }
    return Optional.empty();
  }

  /** The other operand of two where one, be it left or right, fits. */
  static Optional<Value> beside(Value binary, Predicate<Value> fits) {
    if (fits.test(binary.operand(1))) {
      return Optional.of(binary.operand(0));
    }
    return fits.test(binary.operand(0)) ? Optional.of(binary.operand(1)) : Optional.empty();
  }

  /** The one constant that all elements of the value are. */
  static Optional<Constant> fill(Value value) {
    // A single element is spread by a reshape.
    Value scalar =
        operandOf(Broadcast.class, value).or(() -> operandOf(Reshape.class, value)).orElse(value);
    return scalar.operation() instanceof Constant constant
        ? Optional.of(constant)
        : Optional.empty();
  }

  /** Whether all elements of the value are the given number, its sign of zero included. */
  static boolean isFill(Value value, double number) {
    return fill(value)
        .filter(constant -> Double.compare(constant.number(), number) == 0)
        .isPresent();
  }

  /** Whether all elements of the value are one constant that fits. */
  static boolean isFill(Value value, Predicate<Constant> fits) {
    return fill(value).filter(fits).isPresent();
  }

  /** The scalar that all elements of the value are, known or not. */
  static Optional<Value> filling(Value value) {
    return operandOf(Broadcast.class, value).filter(scalar -> scalar.shape().rank() == 0);
  }

  /** A broadcast value without one of the axes that it is repeated along. */
  static Value withoutAxis(Value repeated, int axis, Algebra algebra) {
    Broadcast broadcast = (Broadcast) repeated.operation();
    List<Integer> axes =
        broadcast.axes().stream().map(each -> each > axis ? each - 1 : each).toList();
    return algebra.broadcast(repeated.operand(0), repeated.shape().without(List.of(axis)), axes);
  }

  /** Whether the elements are floats. */
  static boolean isFloating(Value value) {
    return value.element().isFloating();
  }
}
