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
import org.adjoint.compiler.ir.Shape;

/** Operations that move elements. */
final class HandWorkedMovements {
  private HandWorkedMovements() {}

  static Stream<HandWorked> all() {
    return Stream.of(arrangements(), parts(), windows(), choices()).flatMap(s -> s);
  }

  private static Dimension extent(long number) {
    return Dimension.of(number);
  }

  private static Stream<HandWorked> arrangements() {
    return Stream.of(
        example(new Reshape(Shape.of(3, 2)), counted(3, 2), counted(2, 3)),
        example(new Transpose(List.of(1, 0)), shaped(shape(3, 2), 0, 3, 1, 4, 2, 5), counted(2, 3)),
        example(
            new Transpose(List.of(2, 0, 1)),
            shaped(shape(2, 1, 3), 0, 2, 4, 1, 3, 5),
            counted(1, 3, 2)),
        example(
            new Broadcast(Shape.of(2, 3), List.of(1)),
            shaped(shape(2, 3), 0, 1, 2, 0, 1, 2),
            counted(3)),
        example(
            new Broadcast(Shape.of(2, 3), List.of(0)),
            shaped(shape(2, 3), 0, 0, 0, 1, 1, 1),
            counted(2)));
  }

  private static Stream<HandWorked> parts() {
    return Stream.of(
        example(new Slice(0, extent(1), extent(2), 1), floats(1, 2), counted(4)),
        example(new Slice(0, extent(0), extent(3), 2), floats(0, 2, 4), counted(6)),
        example(new Slice(0, extent(3), extent(4), -1), floats(3, 2, 1, 0), counted(4)),
        example(new Slice(0, extent(5), extent(2), -3), floats(5, 2), counted(6)),
        example(new Slice(1, extent(1), extent(1), 1), shaped(shape(2, 1), 1, 4), counted(2, 3)),
        example(new Pad(0, extent(1), extent(2), 0, 9), floats(9, 0, 1, 9, 9), counted(2)),
        example(new Pad(0, extent(1), extent(1), 2, 9), floats(9, 0, 9, 9, 1, 9), counted(2)),
        example(
            new Pad(1, extent(0), extent(1), 0, 7),
            shaped(shape(2, 3), 0, 1, 7, 2, 3, 7),
            counted(2, 2)),
        example(new Concat(0), floats(0, 1, 0, 0, 1, 2), counted(2), counted(1), counted(3)),
        example(
            new Concat(1), shaped(shape(2, 3), 0, 1, 0, 2, 3, 1), counted(2, 2), counted(2, 1)));
  }

  /** Windows of 2 on 5 elements that stand in both columns; then the way back. */
  private static Stream<HandWorked> windows() {
    return Stream.of(
        example(
            new Skew(0, 1, 1, 1, extent(4)),
            shaped(shape(4, 2), 0, 1, 1, 2, 2, 3, 3, 4),
            shaped(shape(5, 2), 0, 0, 1, 1, 2, 2, 3, 3, 4, 4)),
        example(
            new Skew(0, 1, 2, 2, extent(2)),
            shaped(shape(2, 2), 0, 2, 2, 4),
            shaped(shape(5, 2), 0, 0, 1, 1, 2, 2, 3, 3, 4, 4)),
        example(
            new Unskew(0, 1, 1, 1, extent(3)),
            shaped(shape(3, 2), 1, 0, 3, 2, 0, 4),
            shaped(shape(2, 2), 1, 2, 3, 4)),
        example(
            new Unskew(0, 1, 2, 1, extent(4)),
            shaped(shape(4, 2), 1, 0, 0, 2, 3, 0, 0, 4),
            shaped(shape(2, 2), 1, 2, 3, 4)));
  }

  private static Stream<HandWorked> choices() {
    return Stream.of(
        example(new Gather(0), shaped(shape(3, 2), 4, 5, 0, 1, 4, 5), counted(3, 2), ints(2, 0, 2)),
        example(new Gather(1), shaped(shape(2), 1, 4), counted(2, 3), Tensor.ints(new int[] {1})),
        example(new Gather(0), floats(0, 2), counted(3), ints(-1, 8)),
        example(
            new ScatterAdd(0, extent(3)),
            shaped(shape(3, 2), 2, 3, 0, 0, 4, 6),
            counted(3, 2),
            ints(2, 0, 2)),
        example(new ScatterAdd(0, extent(2)), floats(0, 6), counted(4), ints(0, 1, 1, 1)));
  }
}
