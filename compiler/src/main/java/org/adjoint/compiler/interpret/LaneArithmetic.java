package org.adjoint.compiler.interpret;

import java.util.List;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.LibraryFunction;

/** The reference arithmetic: Java's own, over many elements at once. */
final class LaneArithmetic implements Arithmetic<Lanes> {
  private final int count;
  private final Precision precision;

  LaneArithmetic(int count, Precision precision) {
    this.count = count;
    this.precision = precision;
  }

  @Override
  public ElementType typeOf(Lanes element) {
    return element.type();
  }

  @Override
  public Lanes constant(ElementType type, double value) {
    return Lanes.filled(precision.of(type), count, value);
  }

  @Override
  public Lanes add(Lanes a, Lanes b) {
    return a.add(b);
  }

  @Override
  public Lanes subtract(Lanes a, Lanes b) {
    return a.subtract(b);
  }

  @Override
  public Lanes multiply(Lanes a, Lanes b) {
    return a.multiply(b);
  }

  @Override
  public Lanes divide(Lanes a, Lanes b) {
    return a.divide(b);
  }

  @Override
  public Lanes fusedMultiplyAdd(Lanes a, Lanes b, Lanes c) {
    return a.fusedMultiplyAdd(b, c);
  }

  @Override
  public Lanes negate(Lanes a) {
    return a.negate();
  }

  @Override
  public Lanes absolute(Lanes a) {
    return a.absolute();
  }

  @Override
  public Lanes squareRoot(Lanes a) {
    return a.squareRoot();
  }

  @Override
  public Lanes minimum(Lanes a, Lanes b) {
    return a.minimum(b);
  }

  @Override
  public Lanes maximum(Lanes a, Lanes b) {
    return a.maximum(b);
  }

  @Override
  public Lanes less(Lanes a, Lanes b) {
    return a.less(b);
  }

  @Override
  public Lanes lessOrEqual(Lanes a, Lanes b) {
    return a.lessOrEqual(b);
  }

  @Override
  public Lanes equal(Lanes a, Lanes b) {
    return a.equal(b);
  }

  @Override
  public Lanes select(Lanes condition, Lanes a, Lanes b) {
    return a.select((IntLanes) condition, b);
  }

  @Override
  public Lanes and(Lanes a, Lanes b) {
    return ((IntLanes) a).and(b);
  }

  @Override
  public Lanes or(Lanes a, Lanes b) {
    return ((IntLanes) a).or(b);
  }

  @Override
  public Lanes exclusiveOr(Lanes a, Lanes b) {
    return ((IntLanes) a).exclusiveOr(b);
  }

  @Override
  public Lanes not(Lanes a) {
    return ((IntLanes) a).not();
  }

  @Override
  public Lanes shiftLeft(Lanes a, int distance) {
    return ((IntLanes) a).shiftLeft(distance);
  }

  @Override
  public Lanes shiftRight(Lanes a, int distance) {
    return ((IntLanes) a).shiftRight(distance);
  }

  @Override
  public Lanes convert(Lanes a, ElementType target) {
    ElementType type = precision.of(target);
    // A double holds every element exactly, so going through it rounds no more than once.
    return switch (type) {
      case FLOAT32 -> {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
          values[i] = (float) a.at(i);
        }
        yield new FloatLanes(values);
      }
      case FLOAT64 -> {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
          values[i] = a.at(i);
        }
        yield new DoubleLanes(values);
      }
      case INT32 -> {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
          values[i] = (int) a.at(i);
        }
        yield new IntLanes(type, values);
      }
      case BOOL -> a.equal(Lanes.filled(a.type(), count, 0)).not();
    };
  }

  @Override
  public Lanes bitsToFloat(Lanes a) {
    int[] bits = ((IntLanes) a).values();
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Float.intBitsToFloat(bits[i]);
    }
    return new FloatLanes(values);
  }

  @Override
  public Lanes floatToBits(Lanes a) {
    float[] values = ((FloatLanes) a).values();
    int[] bits = new int[count];
    for (int i = 0; i < count; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return new IntLanes(ElementType.INT32, bits);
  }

  @Override
  public Lanes library(LibraryFunction function, List<Lanes> operands) {
    double[] values = new double[count];
    double[] arguments = new double[operands.size()];
    for (int i = 0; i < count; i++) {
      for (int operand = 0; operand < arguments.length; operand++) {
        arguments[operand] = operands.get(operand).at(i);
      }
      values[i] = function.apply(arguments);
    }
    return new DoubleLanes(values);
  }
}
