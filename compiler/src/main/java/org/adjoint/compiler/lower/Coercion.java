package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Extent;
import org.adjoint.compiler.lower.Denotation.Range;
import org.adjoint.compiler.lower.Denotation.Real;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.compiler.lower.Denotation.Whole;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;
import org.jspecify.annotations.Nullable;

/**
 * Makes tensors of what meets tensors. A literal takes the type it meets; a bool becomes a number
 * beside numbers; ints beside floats become floats, {@code float} beside {@code float64} the
 * latter.
 */
final class Coercion {
  private final Graph graph;

  Coercion(Graph graph) {
    this.graph = graph;
  }

  Algebra algebra(Site site) {
    return Algebra.of(graph, site.origin());
  }

  /** The element type in which all operands meet. */
  ElementType meet(List<? extends Denotation> operands, Site site) {
    ElementType met = ElementType.BOOL;
    boolean whole = false;
    boolean real = false;
    for (Denotation operand : operands) {
      if (operand instanceof Sequence sequence) {
        met = wider(met, meet(sequence.elements(), site));
      } else if (operand instanceof Tensor tensor) {
        met = wider(met, tensor.value().element());
      } else if (operand instanceof Real) {
        real = true;
      } else if (operand instanceof Whole
          || operand instanceof Extent
          || operand instanceof Range) {
        whole = true;
      } else if (!(operand instanceof Truth)) {
        throw notTensor(operand, site);
      }
    }
    ElementType least = real ? ElementType.FLOAT32 : whole ? ElementType.INT32 : ElementType.BOOL;
    return wider(met, least);
  }

  private static ElementType wider(ElementType a, ElementType b) {
    return rank(a) >= rank(b) ? a : b;
  }

  private static int rank(ElementType element) {
    return switch (element) {
      case BOOL -> 0;
      case INT32 -> 1;
      case FLOAT32 -> 2;
      case FLOAT64 -> 3;
    };
  }

  static ElementType atLeast(ElementType element, ElementType least) {
    return wider(element, least);
  }

  /** The tensor that the operand is, in the element type it has by itself. */
  Value tensor(Denotation operand, Site site) {
    return operand instanceof Tensor tensor
        ? tensor.value()
        : tensor(operand, meet(List.of(operand), site), site);
  }

  /** The tensor that the operand is among elements of the given type. */
  Value tensor(Denotation operand, ElementType element, Site site) {
    Algebra algebra = algebra(site);
    if (operand instanceof Tensor tensor) {
      return algebra.convert(tensor.value(), element);
    }
    if (operand instanceof Truth truth) {
      return algebra.constant(element, truth.value() ? 1 : 0);
    }
    if (operand instanceof Extent extent) {
      return algebra.convert(extent(extent.dimension(), algebra), element);
    }
    if (operand instanceof Sequence sequence) {
      return stack(sequence, element, site);
    }
    if (operand instanceof Range range) {
      return algebra.convert(numbers(range, site), element);
    }
    Double number = NumberArithmetic.real(operand);
    if (number == null) {
      throw notTensor(operand, site);
    }
    return algebra.constant(element, fitting(number, element, operand, site));
  }

  private static double fitting(double number, ElementType element, Denotation operand, Site site) {
    if (element.isFloating()) {
      return number;
    }
    if (element == ElementType.BOOL) {
      return number == 0 ? 0 : 1;
    }
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw site.fault(Code.INVALID_VALUE, operand.describe() + " is no 32-bit `int`");
    }
    return number;
  }

  /** A dimension as a number at run time: as many ones as it is long, summed. */
  private static Value extent(Dimension dimension, Algebra algebra) {
    Value one = algebra.constant(ElementType.INT32, 1);
    Value sum = algebra.constant(ElementType.INT32, 0);
    for (var term : dimension.terms().entrySet()) {
      Value part = algebra.constant(ElementType.INT32, term.getValue());
      for (String symbol : term.getKey()) {
        Value ones = algebra.fill(one, Shape.of(Dimension.symbol(symbol)));
        part = algebra.multiply(part, algebra.reduce(Reduce.Kind.SUM, ones, List.of(0)));
      }
      sum = algebra.add(sum, part);
    }
    return sum;
  }

  private Value numbers(Range range, Site site) {
    Algebra algebra = algebra(site);
    double first = fitting(range.first(), ElementType.INT32, new Whole(range.first()), site);
    Value places = algebra.iota(Dimension.of(range.size()));
    Value start = algebra.constant(ElementType.INT32, first);
    return algebra.add(places, algebra.fill(start, places.shape()));
  }

  private Value stack(Sequence sequence, ElementType element, Site site) {
    if (sequence.elements().isEmpty()) {
      throw site.fault(Code.TYPE_MISMATCH, "an empty list is no tensor");
    }
    Algebra algebra = algebra(site);
    List<Value> rows = new ArrayList<>();
    @Nullable Shape shape = null;
    for (Denotation each : sequence.elements()) {
      Value row = tensor(each, element, site);
      if (shape != null && !shape.equals(row.shape())) {
        throw site.fault(
            Code.SHAPE_MISMATCH,
            "a list of tensors of different shapes, "
                + shape
                + " and "
                + row.shape()
                + ", is no tensor");
      }
      shape = row.shape();
      rows.add(algebra.reshape(row, withFirst(shape)));
    }
    return algebra.concat(rows, 0);
  }

  private static Shape withFirst(Shape shape) {
    List<Dimension> dimensions = new ArrayList<>(List.of(Dimension.ONE));
    dimensions.addAll(shape.dimensions());
    return new Shape(dimensions);
  }

  private static Fault notTensor(Denotation operand, Site site) {
    Fault fault =
        site.fault(
            Code.TYPE_MISMATCH, "a number or a tensor is needed here, not " + operand.describe());
    if (operand instanceof FunctionValue function) {
      boolean configured = function instanceof FunctionValue.Configured;
      return fault.withHelp(
          configured
              ? "it has two lists of parameters: `"
                  + function.name()
                  + "(…)` configures it, `"
                  + function.name()
                  + "(…)(x)` or `x -> "
                  + function.name()
                  + "(…)` applies it"
              : "apply it: `" + function.name() + "(…)`");
    }
    return fault;
  }
}
