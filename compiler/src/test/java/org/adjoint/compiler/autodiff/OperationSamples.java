package org.adjoint.compiler.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.op.Absolute;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.And;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Concat;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Convert;
import org.adjoint.compiler.op.Cos;
import org.adjoint.compiler.op.Divide;
import org.adjoint.compiler.op.Equal;
import org.adjoint.compiler.op.Erf;
import org.adjoint.compiler.op.ExclusiveOr;
import org.adjoint.compiler.op.Exp;
import org.adjoint.compiler.op.Expm1;
import org.adjoint.compiler.op.Floor;
import org.adjoint.compiler.op.Gather;
import org.adjoint.compiler.op.Less;
import org.adjoint.compiler.op.LessOrEqual;
import org.adjoint.compiler.op.Log;
import org.adjoint.compiler.op.Log1p;
import org.adjoint.compiler.op.Maximum;
import org.adjoint.compiler.op.Minimum;
import org.adjoint.compiler.op.Multiply;
import org.adjoint.compiler.op.Negate;
import org.adjoint.compiler.op.Not;
import org.adjoint.compiler.op.Or;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Power;
import org.adjoint.compiler.op.RandomBits;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Reshape;
import org.adjoint.compiler.op.ScatterAdd;
import org.adjoint.compiler.op.Select;
import org.adjoint.compiler.op.ShiftRight;
import org.adjoint.compiler.op.Sigmoid;
import org.adjoint.compiler.op.Sign;
import org.adjoint.compiler.op.Sin;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.op.Slice;
import org.adjoint.compiler.op.Softplus;
import org.adjoint.compiler.op.Sqrt;
import org.adjoint.compiler.op.StopGradient;
import org.adjoint.compiler.op.Subtract;
import org.adjoint.compiler.op.Tanh;
import org.adjoint.compiler.op.Transpose;
import org.adjoint.compiler.op.Unskew;

/** For each operation of the graph, operands at which its gradient can be checked. */
final class OperationSamples {
  /** An operation and what it is given. */
  record Sample(Operation operation, List<Tensor> operands) {
    @Override
    public String toString() {
      return operation.toString();
    }
  }

  private final List<Sample> samples = new ArrayList<>();
  private final Random random = new Random(11);

  static List<Sample> all() {
    OperationSamples all = new OperationSamples();
    all.elementwise();
    all.withoutGradient();
    all.movement();
    all.reductions();
    all.products();
    return all.samples;
  }

  private void add(Operation operation, Tensor... operands) {
    samples.add(new Sample(operation, List.of(operands)));
  }

  /** Doubles from a range, none of them within a thousandth of a whole number. */
  private Tensor between(double low, double high, int... extents) {
    double[] elements = new double[size(extents)];
    for (int i = 0; i < elements.length; i++) {
      do {
        elements[i] = low + (high - low) * random.nextDouble();
      } while (Math.abs(elements[i] - Math.rint(elements[i])) < 1e-3);
    }
    return Tensor.doubles(elements, extents);
  }

  private static int size(int... extents) {
    int size = 1;
    for (int extent : extents) {
      size *= extent;
    }
    return size;
  }

  private void elementwise() {
    Tensor a = between(-2, 2, 3, 4);
    Tensor b = between(-2, 2, 3, 4);
    Tensor positive = between(0.2, 3, 3, 4);
    for (Operation unary :
        List.of(
            new Absolute(),
            new Cos(),
            new Erf(),
            new Exp(),
            new Expm1(),
            new Floor(),
            new Negate(),
            new Sigmoid(),
            new Sign(),
            new Sin(),
            new Softplus(),
            new Tanh(),
            new Convert(ElementType.FLOAT64))) {
      add(unary, a);
    }
    add(new Log(), positive);
    add(new Log1p(), between(-0.8, 2, 3, 4));
    add(new Sqrt(), positive);
    for (Operation binary :
        List.of(new Add(), new Subtract(), new Multiply(), new Minimum(), new Maximum())) {
      add(binary, a, b);
    }
    add(new Divide(), a, positive);
    add(new Power(), positive, b);
    boolean[] chosen = {
      true, false, true, true, false, false, true, false, true, false, false, true
    };
    add(new Select(), Tensor.bools(chosen, 3, 4), a, b);
  }

  private void withoutGradient() {
    Tensor a = between(-2, 2, 3, 4);
    Tensor b = between(-2, 2, 3, 4);
    for (Operation comparison : List.of(new Less(), new LessOrEqual(), new Equal())) {
      add(comparison, a, b);
    }
    Tensor ints = Tensor.ints(new int[] {1, -2, 3, 40}, 4);
    Tensor more = Tensor.ints(new int[] {7, 7, -7, 0}, 4);
    for (Operation bitwise : List.of(new And(), new Or(), new ExclusiveOr())) {
      add(bitwise, ints, more);
    }
    add(new Not(), ints);
    add(new ShiftRight(3), ints);
    add(new RandomBits(), ints, more, more);
    add(new StopGradient(), a);
  }

  private void movement() {
    Tensor a = between(-2, 2, 3, 4, 5);
    add(new Reshape(Shape.of(5, 12)), a);
    add(new Transpose(List.of(2, 0, 1)), a);
    add(new Broadcast(Shape.of(3, 2, 4, 5, 2), List.of(0, 2, 3)), a);
    add(new Slice(1, Dimension.of(1), Dimension.of(3), 1), a);
    add(new Slice(2, Dimension.of(0), Dimension.of(3), 2), a);
    add(new Slice(2, Dimension.of(4), Dimension.of(2), -3), a);
    add(new Pad(1, Dimension.of(2), Dimension.of(1), 0, 0.5), a);
    add(new Pad(2, Dimension.of(0), Dimension.of(2), 2, 0), a);
    add(new Concat(1), a, between(-2, 2, 3, 2, 5), a);
    add(new Skew(1, 2, 2, 1, Dimension.of(3)), between(-2, 2, 2, 8, 3));
    add(new Skew(0, 1, 1, 2, Dimension.of(4)), between(-2, 2, 8, 3));
    add(new Unskew(1, 2, 2, 1, Dimension.of(8)), between(-2, 2, 2, 3, 3));
    Tensor places = Tensor.ints(new int[] {3, 0, 3, 1, 2, 3}, 2, 3);
    add(new Gather(1), a, places);
    add(new ScatterAdd(1, Dimension.of(4)), between(-2, 2, 3, 2, 3, 5), places);
  }

  private void reductions() {
    Tensor a = between(-2, 2, 3, 4, 5);
    for (Reduce.Kind kind : Reduce.Kind.values()) {
      for (List<Integer> axes : List.of(List.of(1), List.of(0, 2), List.of(0, 1, 2))) {
        add(new Reduce(kind, axes), a);
      }
    }
    double[] zeros = {0, 2, 3, 0, 0, 4, 5, 6, 7};
    add(new Reduce(Reduce.Kind.PRODUCT, List.of(1)), Tensor.doubles(zeros, 3, 3));
  }

  private void products() {
    add(
        new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2)),
        between(-2, 2, 3, 4),
        between(-2, 2, 4, 5));
    add(
        new Contraction(List.of(0, 1, 2, 3), List.of(3, 0, 2, 4), List.of(4, 0, 1)),
        between(-2, 2, 2, 3, 2, 4),
        between(-2, 2, 4, 2, 2, 3));
    add(
        new Contraction(List.of(0), List.of(1), List.of(1, 0)),
        between(-2, 2, 3),
        between(-2, 2, 2));
  }
}
