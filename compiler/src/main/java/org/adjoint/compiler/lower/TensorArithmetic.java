package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Known;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Number;
import org.adjoint.compiler.lower.Denotation.Options;
import org.adjoint.compiler.lower.Denotation.Range;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.syntax.BinaryOperator;
import org.adjoint.runtime.data.UnaryOperation;
import org.jspecify.annotations.Nullable;

/**
 * The operators: of numbers known when compiled where both are, elementwise on tensors elsewhere.
 */
final class TensorArithmetic {
  private static final int LARGEST_UNROLLED_POWER = 16;

  private final Coercion coercion;

  TensorArithmetic(Coercion coercion) {
    this.coercion = coercion;
  }

  Denotation binary(BinaryOperator operator, Denotation a, Denotation b, Site site) {
    if (a == Mark.POISON || b == Mark.POISON) {
      return Mark.POISON;
    }
    if (DataArithmetic.concerns(a, b)) {
      return ofData(operator, a, b, site);
    }
    if (operator == BinaryOperator.RANGE || operator == BinaryOperator.RANGE_BELOW) {
      return range(operator, a, b, site);
    }
    Denotation known =
        a instanceof Known && b instanceof Known ? known(operator, a, b, site) : null;
    return known != null ? known : new Tensor(tensor(operator, a, b, site));
  }

  private static Denotation ofData(BinaryOperator operator, Denotation a, Denotation b, Site site) {
    Known left = DataArithmetic.constant(a);
    Known right = DataArithmetic.constant(b);
    if (left == null || right == null) {
      return DataArithmetic.binary(operator, a, b, site);
    }
    return operator == BinaryOperator.RANGE || operator == BinaryOperator.RANGE_BELOW
        ? range(operator, left, right, site)
        : DataArithmetic.binary(operator, a, b, site)
            .with((Known) known(operator, left, right, site));
  }

  private static Range range(BinaryOperator operator, Denotation a, Denotation b, Site site) {
    Long first = NumberArithmetic.whole(a);
    Long last = NumberArithmetic.whole(b);
    if (first == null || last == null) {
      String found = (first == null ? a : b).describe();
      throw site.fault(
          Code.NOT_CONSTANT, "a range needs whole numbers known when compiled, found " + found);
    }
    return new Range(first, operator == BinaryOperator.RANGE ? Math.addExact(last, 1) : last);
  }

  private static @Nullable Denotation known(
      BinaryOperator operator, Denotation a, Denotation b, Site site) {
    if (a instanceof Number left && b instanceof Number right) {
      return NumberArithmetic.apply(operator, left, right, site);
    }
    return switch (operator) {
      case EQUAL -> new Truth(same(a, b));
      case NOT_EQUAL -> new Truth(!same(a, b));
      case AND, OR ->
          a instanceof Truth left && b instanceof Truth right
              ? new Truth(
                  operator == BinaryOperator.AND
                      ? left.value() && right.value()
                      : left.value() || right.value())
              : null;
      default -> null;
    };
  }

  /** Whether two things known when compiled are the same. */
  private static boolean same(Denotation a, Denotation b) {
    if (a instanceof Sequence left && b instanceof Sequence right) {
      boolean same = left.elements().size() == right.elements().size();
      for (int i = 0; same && i < left.elements().size(); i++) {
        same = same(left.elements().get(i), right.elements().get(i));
      }
      return same;
    }
    Double left = NumberArithmetic.real(a);
    if (left != null) {
      return left.equals(NumberArithmetic.real(b));
    }
    // What is configured may hold itself many times over; one is never made like another.
    boolean configured = a instanceof FunctionValue.Configured || a instanceof Options;
    return configured ? a == b : a.equals(b);
  }

  Value tensor(BinaryOperator operator, Denotation a, Denotation b, Site site) {
    rejectLists(operator, a, b, site);
    if (operator == BinaryOperator.MATRIX_PRODUCT) {
      return new MatrixProduct(coercion).of(a, b, site);
    }
    ElementType met = coercion.meet(List.of(a, b), site);
    if (operator == BinaryOperator.POWER) {
      Value power = wholePower(a, b, met, site);
      if (power != null) {
        return power;
      }
    }
    ElementType element = elementFor(operator, met, site);
    return elementwise(
        operator, coercion.tensor(a, element, site), coercion.tensor(b, element, site), site);
  }

  private static void rejectLists(BinaryOperator operator, Denotation a, Denotation b, Site site) {
    if (a instanceof Sequence && b instanceof Sequence) {
      throw site.fault(
          Code.TYPE_MISMATCH, "`" + operator.symbol() + "` is not defined between two lists");
    }
  }

  private static ElementType elementFor(BinaryOperator operator, ElementType met, Site site) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY -> Coercion.atLeast(met, ElementType.INT32);
      case DIVIDE, POWER -> Coercion.atLeast(met, ElementType.FLOAT32);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          Coercion.atLeast(met, ElementType.INT32);
      case AND, OR -> {
        if (met != ElementType.BOOL) {
          throw site.fault(
              Code.TYPE_MISMATCH, "`" + operator.symbol() + "` needs bools, found `" + met + "`");
        }
        yield met;
      }
      default -> met;
    };
  }

  /** An int tensor to a small whole power, which stays an int. */
  private @Nullable Value wholePower(Denotation a, Denotation b, ElementType met, Site site) {
    Long exponent = b instanceof Tensor ? null : NumberArithmetic.whole(b);
    boolean whole = exponent != null && exponent >= 1 && exponent <= LARGEST_UNROLLED_POWER;
    if (!whole || met.isFloating() || exponent == null) {
      return null;
    }
    Value base = coercion.tensor(a, ElementType.INT32, site);
    Value power = base;
    for (long i = 1; i < exponent; i++) {
      power = coercion.algebra(site).multiply(power, base);
    }
    return power;
  }

  private Value elementwise(BinaryOperator operator, Value left, Value right, Site site) {
    Shape shape = Broadcasting.common(left, right, site);
    Algebra algebra = coercion.algebra(site);
    Value a = Broadcasting.stretch(left, shape, algebra);
    Value b = Broadcasting.stretch(right, shape, algebra);
    return switch (operator) {
      case ADD -> algebra.add(a, b);
      case SUBTRACT -> algebra.subtract(a, b);
      case MULTIPLY -> algebra.multiply(a, b);
      case DIVIDE -> algebra.divide(a, b);
      case POWER -> algebra.power(a, b);
      case EQUAL -> algebra.equal(a, b);
      case NOT_EQUAL -> algebra.not(algebra.equal(a, b));
      case LESS -> algebra.less(a, b);
      case LESS_OR_EQUAL -> algebra.lessOrEqual(a, b);
      case GREATER -> algebra.less(b, a);
      case GREATER_OR_EQUAL -> algebra.lessOrEqual(b, a);
      case AND -> algebra.and(a, b);
      case OR -> algebra.or(a, b);
      case RANGE, RANGE_BELOW, MATRIX_PRODUCT ->
          throw new IllegalStateException(operator + " is not elementwise");
    };
  }

  Denotation negate(Denotation operand, Site site) {
    if (operand == Mark.POISON) {
      return operand;
    }
    if (operand instanceof Number number) {
      return NumberArithmetic.negate(number);
    }
    if (DataArithmetic.concerns(operand)) {
      Known constant = DataArithmetic.constant(operand);
      return DataArithmetic.unary(UnaryOperation.NEGATE, operand, site)
          .with(constant instanceof Number number ? NumberArithmetic.negate(number) : null);
    }
    ElementType met = coercion.meet(List.of(operand), site);
    Value value = coercion.tensor(operand, Coercion.atLeast(met, ElementType.INT32), site);
    return new Tensor(coercion.algebra(site).negate(value));
  }

  Denotation not(Denotation operand, Site site) {
    if (operand == Mark.POISON) {
      return operand;
    }
    if (operand instanceof Truth truth) {
      return new Truth(!truth.value());
    }
    if (DataArithmetic.concerns(operand)) {
      Known constant = DataArithmetic.constant(operand);
      return DataArithmetic.unary(UnaryOperation.NOT, operand, site)
          .with(constant instanceof Truth truth ? new Truth(!truth.value()) : null);
    }
    if (coercion.meet(List.of(operand), site) != ElementType.BOOL) {
      throw site.fault(Code.TYPE_MISMATCH, "`not` needs a bool, found " + operand.describe());
    }
    return new Tensor(coercion.algebra(site).not(coercion.tensor(operand, site)));
  }
}
