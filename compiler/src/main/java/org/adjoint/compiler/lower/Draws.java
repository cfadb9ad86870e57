package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Real;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.RandomBits;
import org.adjoint.compiler.op.ShiftRight;

/**
 * Random tensors: each element is a function of its number, the seed, the step and the place of the
 * draw in the unrolled program, and of the turns of the scans around it, so nothing is kept of them
 * and the number of threads is of no effect.
 */
final class Draws {
  /** A float has 24 bits of precision, so the upper 24 of 32 are used. */
  private static final int UNUSED_BITS = 8;

  private static final double UNIT = 1.0 / (1 << 24);

  private final PrimitiveCall call;
  private final Algebra algebra;
  private final Shape shape;

  private Draws(PrimitiveCall call) {
    this.call = call;
    this.algebra = call.algebra();
    this.shape = call.shape("shape");
  }

  static Denotation call(PrimitiveCall call) {
    Draws draws = new Draws(call);
    return new Tensor(
        switch (call.primitive()) {
          case UNIFORM -> draws.uniform();
          case NORMAL -> draws.normal();
          default -> draws.algebra.less(draws.unit(), draws.parameter("p", 0));
        });
  }

  private Value uniform() {
    Value low = parameter("low", 0);
    Value high = parameter("high", 1);
    return algebra.add(low, algebra.multiply(algebra.subtract(high, low), unit()));
  }

  /** Box and Muller, 1958. */
  private Value normal() {
    Value one = filled(1);
    Value logarithm = algebra.log(algebra.subtract(one, unit()));
    Value radius = algebra.sqrt(algebra.multiply(filled(-2), logarithm));
    Value angle = algebra.multiply(filled(2 * Math.PI), unit());
    Value standard = algebra.multiply(radius, algebra.cos(angle));
    return algebra.add(parameter("mean", 0), algebra.multiply(parameter("deviation", 1), standard));
  }

  private Value filled(double number) {
    return algebra.fill(algebra.constant(ElementType.FLOAT32, number), shape);
  }

  /** A parameter of the distribution, for each element. */
  private Value parameter(String name, double otherwise) {
    Denotation given = call.has(name) ? call.get(name) : new Real(otherwise);
    Site site = call.at(name);
    Value value = call.coercion().tensor(given, ElementType.FLOAT32, site);
    Broadcasting.requireFit(value, shape, site);
    return Broadcasting.stretch(value, shape, algebra);
  }

  /** Floats from 0, included, to 1, excluded. */
  private Value unit() {
    Value seed = scalar(Leaf.Scalar.SEED);
    Value step = scalar(Leaf.Scalar.STEP);
    int number = call.elaboration().session().newPlace();
    Value place = algebra.constant(ElementType.INT32, number);
    Value first = bits(seed, step, place);
    Value second = bits(place, seed, step);
    for (LoopTrace loop : call.elaboration().loops()) {
      Value outer = first;
      first = bits(loop.position(), first, second);
      second = bits(loop.position(), second, outer);
    }
    Shape flat = Shape.of(shape.size());
    Value numbers = algebra.iota(shape.size());
    Value bits = bits(numbers, algebra.fill(first, flat), algebra.fill(second, flat));
    Value upper = algebra.apply(new ShiftRight(UNUSED_BITS), bits);
    Value floats = algebra.convert(upper, ElementType.FLOAT32);
    Value unit = algebra.fill(algebra.constant(ElementType.FLOAT32, UNIT), flat);
    return algebra.reshape(algebra.multiply(floats, unit), shape);
  }

  private Value scalar(Leaf.Scalar scalar) {
    return call.elaboration().graph().add(scalar.leaf(), List.of(), Origin.NONE);
  }

  private Value bits(Value counter, Value first, Value second) {
    return algebra.apply(new RandomBits(), counter, first, second);
  }
}
