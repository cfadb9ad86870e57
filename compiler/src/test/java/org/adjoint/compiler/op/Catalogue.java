package org.adjoint.compiler.op;

import static org.adjoint.compiler.ir.ElementType.BOOL;
import static org.adjoint.compiler.ir.ElementType.FLOAT32;
import static org.adjoint.compiler.ir.ElementType.FLOAT64;
import static org.adjoint.compiler.ir.ElementType.INT32;

import java.util.List;
import java.util.stream.Stream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;

/** Samples of all operations there are, for tests to walk: one that is missing fails a test. */
public final class Catalogue {
  private Catalogue() {}

  /**
   * An operation with operands it takes.
   *
   * @param low what floats of the operands are not below
   * @param high what they are below
   */
  public record Sample(Operation operation, List<TensorType> operands, double low, double high) {
    Sample between(double newLow, double newHigh) {
      return new Sample(operation, operands, newLow, newHigh);
    }

    @Override
    public String toString() {
      return operation + " of " + operands;
    }
  }

  /** All samples. */
  public static Stream<Sample> samples() {
    return Stream.of(functions(), logic(), movements(), sums(), leaves(), Loops.samples())
        .flatMap(s -> s);
  }

  private static Sample of(Operation operation, TensorType... operands) {
    return new Sample(operation, List.of(operands), -2, 2);
  }

  private static TensorType type(ElementType element, long... extents) {
    return new TensorType(element, Shape.of(extents));
  }

  private static Sample floats(Operation operation, int operands) {
    return new Sample(operation, Stream.generate(() -> FLOATS).limit(operands).toList(), -2, 2);
  }

  private static final TensorType FLOATS = type(FLOAT32, 2, 3);
  private static final TensorType INTS = type(INT32, 2, 3);
  private static final TensorType BOOLS = type(BOOL, 2, 3);

  private static Stream<Sample> functions() {
    return Stream.of(
        floats(new Add(), 2),
        of(new Add(), INTS, INTS),
        floats(new Subtract(), 2),
        floats(new Multiply(), 2),
        of(new Multiply(), type(FLOAT64), type(FLOAT64)),
        floats(new Divide(), 2).between(0.5, 2),
        floats(new Divide(), 2).between(-2, -0.5),
        floats(new Power(), 2).between(0.2, 3),
        floats(new Minimum(), 2),
        floats(new Maximum(), 2),
        of(new Maximum(), INTS, INTS),
        floats(new Negate(), 1),
        floats(new Absolute(), 1),
        floats(new Sign(), 1),
        of(new Sign(), INTS),
        floats(new Floor(), 1),
        floats(new Exp(), 1),
        floats(new Expm1(), 1),
        floats(new Log(), 1).between(0.2, 3),
        floats(new Log1p(), 1).between(-0.8, 2),
        floats(new Sqrt(), 1).between(0.2, 3),
        floats(new Sin(), 1),
        floats(new Cos(), 1),
        floats(new Tanh(), 1),
        floats(new Sigmoid(), 1),
        floats(new Softplus(), 1),
        floats(new Erf(), 1),
        of(new Erf(), type(FLOAT64, 4)).between(-4, 4),
        floats(new StopGradient(), 1));
  }

  private static Stream<Sample> logic() {
    return Stream.of(
        of(new Convert(FLOAT64), FLOATS),
        of(new Convert(FLOAT32), type(FLOAT64, 3)),
        of(new Convert(INT32), FLOATS),
        of(new Convert(FLOAT32), INTS),
        of(new Convert(FLOAT32), BOOLS),
        of(new Convert(BOOL), FLOATS),
        floats(new Less(), 2),
        of(new Less(), INTS, INTS),
        floats(new LessOrEqual(), 2),
        floats(new Equal(), 2),
        of(new Equal(), BOOLS, BOOLS),
        of(new And(), BOOLS, BOOLS),
        of(new And(), INTS, INTS),
        of(new Or(), BOOLS, BOOLS),
        of(new ExclusiveOr(), INTS, INTS),
        of(new Not(), BOOLS),
        of(new Not(), INTS),
        of(new ShiftRight(3), INTS),
        of(new Select(), BOOLS, FLOATS, FLOATS),
        of(new Select(), BOOLS, INTS, INTS),
        of(new RandomBits(), INTS, INTS, INTS));
  }

  private static Dimension dimension(long extent) {
    return Dimension.of(extent);
  }

  private static Stream<Sample> movements() {
    TensorType matrix = type(FLOAT32, 3, 4);
    return Stream.of(
        of(new Reshape(Shape.of(2, 6)), matrix),
        of(new Reshape(Shape.of(2, 1, 3, 2)), matrix),
        of(new Reshape(Shape.SCALAR), type(FLOAT32, 1, 1)),
        of(new Transpose(List.of(2, 0, 1)), type(FLOAT32, 2, 3, 4)),
        of(new Broadcast(Shape.of(2, 3, 4, 2), List.of(1, 2)), matrix),
        of(new Broadcast(Shape.of(5), List.of()), type(FLOAT32)),
        of(new Slice(1, dimension(1), dimension(2), 1), matrix),
        of(new Slice(1, dimension(0), dimension(2), 3), matrix),
        of(new Slice(0, dimension(2), dimension(3), -1), matrix),
        of(new Slice(0, dimension(5), dimension(2), -3), type(FLOAT32, 7)),
        of(new Pad(0, dimension(2), dimension(1), 0, 0), matrix),
        of(new Pad(1, dimension(0), dimension(3), 2, -1.5), matrix),
        of(new Concat(1), matrix, type(FLOAT32, 3, 1), type(FLOAT32, 3, 2)),
        of(new Concat(0), matrix, matrix),
        of(new Skew(1, 2, 1, 1, dimension(4)), type(FLOAT32, 2, 6, 3)),
        of(new Skew(0, 1, 2, 3, dimension(3)), type(FLOAT32, 8, 2)),
        of(new Unskew(1, 2, 1, 1, dimension(6)), type(FLOAT32, 2, 4, 3)),
        of(new Unskew(0, 1, 2, 3, dimension(8)), type(FLOAT32, 3, 2)),
        of(new Gather(0), matrix, type(INT32, 2, 2)),
        of(new Gather(1), type(FLOAT32, 2, 3, 4), type(INT32)),
        of(new ScatterAdd(0, dimension(3)), type(FLOAT32, 4, 2), type(INT32, 4)),
        of(new ScatterAdd(1, dimension(5)), type(FLOAT32, 2, 3, 2, 2), type(INT32, 3, 2)));
  }

  private static Stream<Sample> sums() {
    TensorType cube = type(FLOAT32, 3, 4, 2);
    return Stream.of(
        of(new Reduce(Reduce.Kind.SUM, List.of(1)), cube),
        of(new Reduce(Reduce.Kind.SUM, List.of(0, 1, 2)), cube),
        of(new Reduce(Reduce.Kind.SUM, List.of(0)), INTS),
        of(new Reduce(Reduce.Kind.PRODUCT, List.of(0, 2)), cube),
        of(new Reduce(Reduce.Kind.MINIMUM, List.of(1)), cube),
        of(new Reduce(Reduce.Kind.MAXIMUM, List.of(2, 0)), cube),
        of(contraction("ab,bc->ac"), matrix(3, 4), matrix(4, 2)),
        of(contraction("ab,cb->ca"), matrix(3, 4), matrix(2, 4)),
        of(contraction("abcd,dcae->abe"), type(FLOAT32, 2, 3, 4, 5), type(FLOAT32, 5, 4, 2, 3)),
        of(contraction("a,b->ab"), type(FLOAT64, 3), type(FLOAT64, 4)),
        of(contraction("ab,ab->"), matrix(3, 4), matrix(3, 4)));
  }

  private static TensorType matrix(long rows, long columns) {
    return type(FLOAT32, rows, columns);
  }

  /** A contraction as einsum writes it. */
  static Contraction contraction(String equation) {
    List<List<Integer>> labels =
        Stream.of(equation.split(",|->", -1))
            .map(s -> s.chars().map(c -> c - 'a').boxed().toList())
            .toList();
    return new Contraction(labels.get(0), labels.get(1), labels.get(2));
  }

  private static Stream<Sample> leaves() {
    return Stream.of(
        of(new Constant(FLOAT32, 0.1)), of(new Constant(INT32, 7)), of(new Iota(dimension(4))));
  }
}
