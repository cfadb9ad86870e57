package org.adjoint.compiler.op;

import static org.adjoint.compiler.op.HandWorked.counted;
import static org.adjoint.compiler.op.HandWorked.example;
import static org.adjoint.compiler.op.HandWorked.floats;
import static org.adjoint.compiler.op.HandWorked.ints;
import static org.adjoint.compiler.op.HandWorked.shape;
import static org.adjoint.compiler.op.HandWorked.shaped;

import java.util.List;
import java.util.stream.Stream;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;

/** Reductions, contractions, random bits, and what has no operands. */
final class HandWorkedSums {
  private HandWorkedSums() {}

  static Stream<HandWorked> all() {
    return Stream.of(reductions(), contractions(), sources(), loops()).flatMap(s -> s);
  }

  private static Stream<HandWorked> reductions() {
    return Stream.of(
        example(new Reduce(Reduce.Kind.SUM, List.of(1)), floats(3, 12), counted(2, 3)),
        example(new Reduce(Reduce.Kind.SUM, List.of(0)), floats(3, 5, 7), counted(2, 3)),
        example(new Reduce(Reduce.Kind.SUM, List.of(0, 1)), shaped(shape(), 15), counted(2, 3)),
        example(new Reduce(Reduce.Kind.SUM, List.of(0)), shaped(shape(), 0), floats()),
        example(new Reduce(Reduce.Kind.PRODUCT, List.of(0)), shaped(shape(), -6), floats(1, 2, -3)),
        example(new Reduce(Reduce.Kind.MINIMUM, List.of(1)), floats(0, 3), counted(2, 3)),
        example(new Reduce(Reduce.Kind.MAXIMUM, List.of(0)), floats(3, 4, 5), counted(2, 3)),
        example(
            new Reduce(Reduce.Kind.MAXIMUM, List.of(0)),
            shaped(shape(), Double.NEGATIVE_INFINITY),
            floats()),
        example(
            new Reduce(Reduce.Kind.MINIMUM, List.of(0)),
            shaped(shape(), Double.NaN),
            floats(1, Double.NaN, 2)));
  }

  /** From 2, halved each turn: 1 + 1, 1 + 10, 5.5 + 100; from the end 1 + 100, 50.5 + 10, … */
  private static Stream<HandWorked> loops() {
    return Stream.of(
        fading(false, 0, shaped(shape(), 105.5), floats(1, 10, 100)),
        fading(false, 1, floats(2, 11, 105.5), floats(1, 10, 100)),
        fading(true, 0, shaped(shape(), 31.25), floats(1, 10, 100)),
        fading(true, 1, floats(31.25, 60.5, 101), floats(1, 10, 100)),
        fading(false, 0, shaped(shape(), 2), floats()),
        fading(false, 1, floats(), floats()));
  }

  private static HandWorked fading(boolean reversed, int result, Tensor expected, Tensor x) {
    return example(
        Loops.fading(x.size(), reversed).get(result),
        expected,
        shaped(shape(), 2),
        x,
        shaped(shape(), 0.5));
  }

  private static Stream<HandWorked> contractions() {
    return Stream.of(
        example(
            Catalogue.contraction("ab,bc->ac"),
            shaped(shape(2, 2), 10, 13, 28, 40),
            counted(2, 3),
            counted(3, 2)),
        example(Catalogue.contraction("ab,ab->a"), floats(5, 50), counted(2, 3), counted(2, 3)),
        example(
            Catalogue.contraction("ab,ab->"), shaped(shape(), 55), counted(2, 3), counted(2, 3)),
        example(
            Catalogue.contraction("a,b->ba"),
            shaped(shape(3, 2), 0, 0, 0, 1, 0, 2),
            counted(2),
            counted(3)),
        // Two batches of a 1 x 2 by a 2 x 1 matrix.
        example(
            Catalogue.contraction("abc,acd->abd"),
            shaped(shape(2, 1, 1), 1, 13),
            counted(2, 1, 2),
            counted(2, 2, 1)));
  }

  private static Stream<HandWorked> sources() {
    return Stream.of(
        example(new Iota(Dimension.of(4)), ints(0, 1, 2, 3)),
        example(new Constant(ElementType.FLOAT32, 0.1), shaped(shape(), 0.1)),
        // By a program in a language of unbounded whole numbers.
        example(
            new RandomBits(),
            ints(0, -1642486736, 1991913125, 1593111667),
            ints(0, 1, 0, -5),
            ints(0, 0, 1, 123456789),
            ints(0, 0, 2, 987654321)));
  }
}
