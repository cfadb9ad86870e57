package org.adjoint.compiler.op;

import static org.adjoint.compiler.op.HandWorked.bools;
import static org.adjoint.compiler.op.HandWorked.example;
import static org.adjoint.compiler.op.HandWorked.floats;
import static org.adjoint.compiler.op.HandWorked.ints;

import java.util.stream.Stream;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.ElementType;

/** Elementwise operations; the functions of analysis from published tables, to seven digits. */
final class HandWorkedFunctions {
  private HandWorkedFunctions() {}

  static Stream<HandWorked> all() {
    return Stream.of(arithmetic(), analysis(), choices(), conversions()).flatMap(s -> s);
  }

  private static Stream<HandWorked> arithmetic() {
    return Stream.of(
        example(new Add(), floats(4, 0.5), floats(1, -1), floats(3, 1.5)),
        example(new Add(), ints(Integer.MIN_VALUE), ints(Integer.MAX_VALUE), ints(1)),
        example(new Subtract(), floats(-2, -2.5), floats(1, -1), floats(3, 1.5)),
        example(new Multiply(), floats(3, -1.5), floats(1, -1), floats(3, 1.5)),
        example(new Multiply(), ints(-6, 131073), ints(2, 65537), ints(-3, 65537)),
        example(new Divide(), floats(0.25, -4), floats(1, 6), floats(4, -1.5)),
        example(
            new Power(), floats(8, 0.25, 3, 1, 0), floats(2, 2, 9, 0, 0), floats(3, -2, 0.5, 0, 2)),
        example(new Minimum(), floats(1, -2), floats(1, 3), floats(2, -2)),
        example(new Maximum(), floats(2, 3), floats(1, 3), floats(2, -2)),
        example(new Maximum(), ints(2, 0), ints(-7, 0), ints(2, -1)),
        example(new Negate(), floats(-1, 2), floats(1, -2)),
        example(new Absolute(), floats(1, 2), floats(1, -2)),
        example(new Absolute(), ints(5, 4), ints(-5, 4)),
        example(new Sign(), floats(1, -1, 0), floats(0.25, -7, 0)),
        example(new Sign(), ints(1, -1, 0), ints(3, -9, 0)),
        example(new Floor(), floats(1, -2, 3, -3), floats(1.75, -1.25, 3, -3)),
        example(new Sqrt(), floats(3, 0.5, 0), floats(9, 0.25, 0)),
        example(new StopGradient(), floats(1, -2), floats(1, -2)));
  }

  private static Stream<HandWorked> analysis() {
    return Stream.of(
        example(new Exp(), floats(1, 2.7182818, 0.36787944, 1.6487213), floats(0, 1, -1, 0.5)),
        example(new Expm1(), floats(0, 1.7182818, -0.63212056, 1e-8), floats(0, 1, -1, 1e-8)),
        example(new Log(), floats(0, 0.69314718, 2.3025851), floats(1, 2, 10)),
        example(new Log1p(), floats(0, 0.69314718, -0.69314718, 1e-8), floats(0, 1, -0.5, 1e-8)),
        example(new Sin(), floats(0, 0.84147098, 0.90929743), floats(0, 1, 2)),
        example(new Cos(), floats(1, 0.54030231, -0.41614684), floats(0, 1, 2)),
        example(new Tanh(), floats(0, 0.76159416, -0.46211716), floats(0, 1, -0.5)),
        example(new Sigmoid(), floats(0.5, 0.73105858, 0.26894142), floats(0, 1, -1)),
        example(new Softplus(), floats(0.69314718, 1.3132617, 0.31326169), floats(0, 1, -1)),
        example(new Erf(), floats(0, 0.84270079, -0.52049988), floats(0, 1, -0.5)));
  }

  private static Stream<HandWorked> choices() {
    return Stream.of(
        example(new Less(), bools(true, false, false), floats(1, 2, 3), floats(2, 2, 2)),
        example(new LessOrEqual(), bools(true, true, false), floats(1, 2, 3), floats(2, 2, 2)),
        example(new Equal(), bools(false, true, false), floats(1, 2, 3), floats(2, 2, 2)),
        example(new Equal(), bools(true, false), bools(false, true), bools(false, false)),
        example(
            new And(),
            bools(false, false, true),
            bools(false, true, true),
            bools(true, false, true)),
        example(new And(), ints(0b1000), ints(0b1100), ints(0b1010)),
        example(
            new Or(),
            bools(false, true, true),
            bools(false, true, true),
            bools(false, false, true)),
        example(new Or(), ints(0b1110), ints(0b1100), ints(0b1010)),
        example(new ExclusiveOr(), bools(true, false), bools(true, true), bools(false, true)),
        example(new ExclusiveOr(), ints(0b0110), ints(0b1100), ints(0b1010)),
        example(new Not(), bools(false, true), bools(true, false)),
        example(new Not(), ints(-1, 4), ints(0, -5)),
        example(new ShiftRight(4), ints(0x0fffffff, 2), ints(-1, 40)),
        example(new ShiftRight(0), ints(-1), ints(-1)),
        example(new Select(), floats(1, 4), bools(true, false), floats(1, 2), floats(3, 4)),
        example(new Select(), ints(1, 4), bools(true, false), ints(1, 2), ints(3, 4)),
        example(
            new Select(),
            bools(true, true),
            bools(true, false),
            bools(true, false),
            bools(false, true)));
  }

  private static Stream<HandWorked> conversions() {
    return Stream.of(
        example(new Convert(ElementType.FLOAT32), floats(3, -7), ints(3, -7)),
        example(new Convert(ElementType.FLOAT32), floats(1, 0), bools(true, false)),
        example(new Convert(ElementType.FLOAT32), floats(1 + 0x1p-23), ofDoubles(1 + 0x1.8p-24)),
        example(new Convert(ElementType.FLOAT64), ofDoubles(0.10000000149011612), floats(0.1)),
        example(
            new Convert(ElementType.INT32),
            ints(1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0),
            floats(1.9, -1.9, 1e10, -1e10, Double.NaN)),
        example(new Convert(ElementType.BOOL), bools(true, false, true), floats(0.5, -0.0, -3)));
  }

  private static Tensor ofDoubles(double... elements) {
    return Tensor.doubles(elements, elements.length);
  }
}
