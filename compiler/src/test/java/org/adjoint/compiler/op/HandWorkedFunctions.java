package org.adjoint.compiler.op;

import static org.adjoint.compiler.op.HandWorked.bools;
import static org.adjoint.compiler.op.HandWorked.floats;
import static org.adjoint.compiler.op.HandWorked.ints;
import static org.adjoint.compiler.op.HandWorked.of;

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
        of(new Add(), floats(4, 0.5), floats(1, -1), floats(3, 1.5)),
        of(new Add(), ints(Integer.MIN_VALUE), ints(Integer.MAX_VALUE), ints(1)),
        of(new Subtract(), floats(-2, -2.5), floats(1, -1), floats(3, 1.5)),
        of(new Multiply(), floats(3, -1.5), floats(1, -1), floats(3, 1.5)),
        of(new Multiply(), ints(-6, 131073), ints(2, 65537), ints(-3, 65537)),
        of(new Divide(), floats(0.25, -4), floats(1, 6), floats(4, -1.5)),
        of(new Power(), floats(8, 0.25, 3, 1, 0), floats(2, 2, 9, 0, 0), floats(3, -2, 0.5, 0, 2)),
        of(new Minimum(), floats(1, -2), floats(1, 3), floats(2, -2)),
        of(new Maximum(), floats(2, 3), floats(1, 3), floats(2, -2)),
        of(new Maximum(), ints(2, 0), ints(-7, 0), ints(2, -1)),
        of(new Negate(), floats(-1, 2), floats(1, -2)),
        of(new Absolute(), floats(1, 2), floats(1, -2)),
        of(new Absolute(), ints(5, 4), ints(-5, 4)),
        of(new Sign(), floats(1, -1, 0), floats(0.25, -7, 0)),
        of(new Sign(), ints(1, -1, 0), ints(3, -9, 0)),
        of(new Floor(), floats(1, -2, 3, -3), floats(1.75, -1.25, 3, -3)),
        of(new Sqrt(), floats(3, 0.5, 0), floats(9, 0.25, 0)),
        of(new StopGradient(), floats(1, -2), floats(1, -2)));
  }

  private static Stream<HandWorked> analysis() {
    return Stream.of(
        of(new Exp(), floats(1, 2.7182818, 0.36787944, 1.6487213), floats(0, 1, -1, 0.5)),
        of(new Expm1(), floats(0, 1.7182818, -0.63212056, 1e-8), floats(0, 1, -1, 1e-8)),
        of(new Log(), floats(0, 0.69314718, 2.3025851), floats(1, 2, 10)),
        of(new Log1p(), floats(0, 0.69314718, -0.69314718, 1e-8), floats(0, 1, -0.5, 1e-8)),
        of(new Sin(), floats(0, 0.84147098, 0.90929743), floats(0, 1, 2)),
        of(new Cos(), floats(1, 0.54030231, -0.41614684), floats(0, 1, 2)),
        of(new Tanh(), floats(0, 0.76159416, -0.46211716), floats(0, 1, -0.5)),
        of(new Sigmoid(), floats(0.5, 0.73105858, 0.26894142), floats(0, 1, -1)),
        of(new Softplus(), floats(0.69314718, 1.3132617, 0.31326169), floats(0, 1, -1)),
        of(new Erf(), floats(0, 0.84270079, -0.52049988), floats(0, 1, -0.5)));
  }

  private static Stream<HandWorked> choices() {
    return Stream.of(
        of(new Less(), bools(true, false, false), floats(1, 2, 3), floats(2, 2, 2)),
        of(new LessOrEqual(), bools(true, true, false), floats(1, 2, 3), floats(2, 2, 2)),
        of(new Equal(), bools(false, true, false), floats(1, 2, 3), floats(2, 2, 2)),
        of(new Equal(), bools(true, false), bools(false, true), bools(false, false)),
        of(
            new And(),
            bools(false, false, true),
            bools(false, true, true),
            bools(true, false, true)),
        of(new And(), ints(0b1000), ints(0b1100), ints(0b1010)),
        of(new Or(), bools(false, true, true), bools(false, true, true), bools(false, false, true)),
        of(new Or(), ints(0b1110), ints(0b1100), ints(0b1010)),
        of(new ExclusiveOr(), bools(true, false), bools(true, true), bools(false, true)),
        of(new ExclusiveOr(), ints(0b0110), ints(0b1100), ints(0b1010)),
        of(new Not(), bools(false, true), bools(true, false)),
        of(new Not(), ints(-1, 4), ints(0, -5)),
        of(new ShiftRight(4), ints(0x0fffffff, 2), ints(-1, 40)),
        of(new ShiftRight(0), ints(-1), ints(-1)),
        of(new Select(), floats(1, 4), bools(true, false), floats(1, 2), floats(3, 4)),
        of(new Select(), ints(1, 4), bools(true, false), ints(1, 2), ints(3, 4)),
        of(
            new Select(),
            bools(true, true),
            bools(true, false),
            bools(true, false),
            bools(false, true)));
  }

  private static Stream<HandWorked> conversions() {
    return Stream.of(
        of(new Convert(ElementType.FLOAT32), floats(3, -7), ints(3, -7)),
        of(new Convert(ElementType.FLOAT32), floats(1, 0), bools(true, false)),
        of(new Convert(ElementType.FLOAT32), floats(1 + 0x1p-23), ofDoubles(1 + 0x1.8p-24)),
        of(new Convert(ElementType.FLOAT64), ofDoubles(0.10000000149011612), floats(0.1)),
        of(
            new Convert(ElementType.INT32),
            ints(1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0),
            floats(1.9, -1.9, 1e10, -1e10, Double.NaN)),
        of(new Convert(ElementType.BOOL), bools(true, false, true), floats(0.5, -0.0, -3)));
  }

  private static Tensor ofDoubles(double... elements) {
    return Tensor.doubles(elements, elements.length);
  }
}
