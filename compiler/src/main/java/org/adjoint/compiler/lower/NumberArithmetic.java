package org.adjoint.compiler.lower;

import java.util.Optional;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.lower.Denotation.Extent;
import org.adjoint.compiler.lower.Denotation.Number;
import org.adjoint.compiler.lower.Denotation.Real;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.compiler.lower.Denotation.Whole;
import org.adjoint.compiler.syntax.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic of numbers known when compiled: exact for whole numbers and dimensions, in double
 * precision for others. What a dimension that varies cannot give when compiled is no result here;
 * it is computed at run time.
 */
final class NumberArithmetic {
  private static final double EXACT_DOUBLES = 1L << 53;

  private NumberArithmetic() {}

  /** The number as messages show it. */
  static String text(Number number) {
    if (number instanceof Whole whole) {
      return Long.toString(whole.value());
    }
    if (number instanceof Extent extent) {
      return extent.dimension().toString();
    }
    double value = ((Real) number).value();
    boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT_DOUBLES;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  /** The number as a whole one, where it comes out whole. */
  static @Nullable Long whole(Denotation denotation) {
    if (denotation instanceof Whole whole) {
      return whole.value();
    }
    if (denotation instanceof Real real && Math.abs(real.value()) <= EXACT_DOUBLES) {
      return real.value() == Math.rint(real.value()) ? (Long) (long) real.value() : null;
    }
    return null;
  }

  /** The number in double precision, where it does not vary. */
  static @Nullable Double real(Denotation denotation) {
    if (denotation instanceof Whole whole) {
      return (double) whole.value();
    }
    return denotation instanceof Real real ? (Double) real.value() : null;
  }

  /** The number as a dimension, where it is one. */
  static @Nullable Dimension dimension(Denotation denotation) {
    if (denotation instanceof Extent extent) {
      return extent.dimension();
    }
    Long whole = whole(denotation);
    return whole == null ? null : Dimension.of(whole);
  }

  /** The result, or null where it is not known when compiled. */
  static @Nullable Denotation apply(BinaryOperator operator, Number a, Number b, Site site) {
    if (a instanceof Real || b instanceof Real) {
      Double left = real(a);
      Double right = real(b);
      return left == null || right == null ? null : ofReals(operator, left, right, site);
    }
    if (a instanceof Whole left && b instanceof Whole right) {
      return ofWholes(operator, left.value(), right.value(), site);
    }
    Dimension left = dimension(a);
    Dimension right = dimension(b);
    return left == null || right == null ? null : ofDimensions(operator, left, right);
  }

  private static @Nullable Denotation ofReals(
      BinaryOperator operator, double a, double b, Site site) {
    return switch (operator) {
      case ADD -> new Real(a + b);
      case SUBTRACT -> new Real(a - b);
      case MULTIPLY -> new Real(a * b);
      case DIVIDE -> quotient(a, b, site);
      case POWER -> new Real(StrictMath.pow(a, b));
      case EQUAL -> new Truth(a == b);
      case NOT_EQUAL -> new Truth(a != b);
      case LESS -> new Truth(a < b);
      case LESS_OR_EQUAL -> new Truth(a <= b);
      case GREATER -> new Truth(a > b);
      case GREATER_OR_EQUAL -> new Truth(a >= b);
      case OR, AND, RANGE, RANGE_BELOW, MATRIX_PRODUCT -> null;
    };
  }

  private static Real quotient(double a, double b, Site site) {
    if (b == 0) {
      throw site.fault(Code.DIVISION_BY_ZERO, "division of " + text(new Real(a)) + " by zero");
    }
    return new Real(a / b);
  }

  private static @Nullable Denotation ofWholes(BinaryOperator operator, long a, long b, Site site) {
    return switch (operator) {
      case ADD -> new Whole(Math.addExact(a, b));
      case SUBTRACT -> new Whole(Math.subtractExact(a, b));
      case MULTIPLY -> new Whole(Math.multiplyExact(a, b));
      case POWER -> b < 0 ? new Real(StrictMath.pow(a, b)) : new Whole(power(a, b));
      case EQUAL -> new Truth(a == b);
      case NOT_EQUAL -> new Truth(a != b);
      case LESS -> new Truth(a < b);
      case LESS_OR_EQUAL -> new Truth(a <= b);
      case GREATER -> new Truth(a > b);
      case GREATER_OR_EQUAL -> new Truth(a >= b);
      case DIVIDE -> quotient(a, b, site);
      case OR, AND, RANGE, RANGE_BELOW, MATRIX_PRODUCT -> null;
    };
  }

  private static long power(long base, long exponent) {
    if (base == 1 || base == 0 || base == -1) {
      return exponent == 0 ? 1 : base == -1 && exponent % 2 == 0 ? 1 : base;
    }
    long result = 1;
    for (long i = 0; i < exponent; i++) {
      result = Math.multiplyExact(result, base);
    }
    return result;
  }

  private static @Nullable Denotation ofDimensions(
      BinaryOperator operator, Dimension a, Dimension b) {
    return switch (operator) {
      case ADD -> Extent.of(a.plus(b));
      case SUBTRACT -> Extent.of(a.minus(b));
      case MULTIPLY -> Extent.of(a.times(b));
      case DIVIDE -> {
        Optional<Dimension> quotient = b.is(0) ? Optional.empty() : a.dividedBy(b);
        yield quotient.map(Extent::of).orElse(null);
      }
      case POWER -> b.isConstant() && b.constant() == 2 ? Extent.of(a.times(a)) : null;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        Dimension difference = a.minus(b);
        yield difference.isConstant() ? comparison(operator, difference.constant()) : null;
      }
      case OR, AND, RANGE, RANGE_BELOW, MATRIX_PRODUCT -> null;
    };
  }

  private static Truth comparison(BinaryOperator operator, long difference) {
    return new Truth(
        switch (operator) {
          case EQUAL -> difference == 0;
          case NOT_EQUAL -> difference != 0;
          case LESS -> difference < 0;
          case LESS_OR_EQUAL -> difference <= 0;
          case GREATER -> difference > 0;
          default -> difference >= 0;
        });
  }

  static Number negate(Number number) {
    if (number instanceof Real real) {
      return new Real(-real.value());
    }
    if (number instanceof Whole whole) {
      return new Whole(Math.negateExact(whole.value()));
    }
    return Extent.of(Dimension.ZERO.minus(((Extent) number).dimension()));
  }
}
