package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;

/**
 * Neighbouring axes of one shape and of another that hold the same elements when a tensor of the
 * one is reshaped to the other. An axis of extent one may be a run with nothing on the other side.
 */
record AxisRun(int fromStart, int fromEnd, int toStart, int toEnd) {
  /** The finest runs that a reshape consists of, outermost first. */
  static List<AxisRun> of(Shape from, Shape to) {
    if (from.size().is(0)) {
      return List.of(new AxisRun(0, from.rank(), 0, to.rank()));
    }
    List<AxisRun> runs = new ArrayList<>();
    int source = 0;
    int target = 0;
    while (source < from.rank() || target < to.rank()) {
      AxisRun run = next(from, source, to, target);
      runs.add(run);
      source = run.fromEnd;
      target = run.toEnd;
    }
    return runs;
  }

  private static AxisRun next(Shape from, int fromStart, Shape to, int toStart) {
    if (fromStart < from.rank() && from.get(fromStart).is(1)) {
      return new AxisRun(fromStart, fromStart + 1, toStart, toStart);
    }
    if (toStart < to.rank() && to.get(toStart).is(1)) {
      return new AxisRun(fromStart, fromStart, toStart, toStart + 1);
    }
    int source = fromStart;
    int target = toStart;
    Dimension fromSize = source < from.rank() ? from.get(source++) : Dimension.ONE;
    Dimension toSize = target < to.rank() ? to.get(target++) : Dimension.ONE;
    while (!fromSize.equals(toSize) && (source < from.rank() || target < to.rank())) {
      boolean growSource = target == to.rank() || toSize.dividedBy(fromSize).isPresent();
      if (source < from.rank() && growSource) {
        fromSize = fromSize.times(from.get(source++));
      } else if (target < to.rank()) {
        toSize = toSize.times(to.get(target++));
      } else {
        return new AxisRun(fromStart, from.rank(), toStart, to.rank());
      }
    }
    return new AxisRun(fromStart, source, toStart, target);
  }

  /** The axes of the first shape. */
  Stream<Integer> fromAxes() {
    return IntStream.range(fromStart, fromEnd).boxed();
  }

  /** The axes of the second shape. */
  Stream<Integer> toAxes() {
    return IntStream.range(toStart, toEnd).boxed();
  }
}
