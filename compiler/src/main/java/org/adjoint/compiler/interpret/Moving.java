package org.adjoint.compiler.interpret;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.IndexExpression.Atom;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Movement.Condition;
import org.adjoint.compiler.ir.Movement.Route;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;

/** Computes a movement: evaluates its route for a block of elements of the result at a time. */
final class Moving {
  private static final int BLOCK = 4096;

  private final Extents extents;
  private final List<Tensor> operands;
  private final int[] shape;
  private final Route route;
  private final Lanes result;

  /** The first element of the block in hand, and how many there are. */
  private int start;

  private int count;

  Moving(Extents extents, Value value, Movement movement, List<Tensor> operands) {
    this.extents = extents;
    this.operands = operands;
    this.shape = extents.of(value.shape());
    List<TensorType> types = value.operands().stream().map(Value::type).toList();
    List<IndexExpression> index =
        IntStream.range(0, shape.length)
            .mapToObj(axis -> IndexExpression.loop(axis, value.shape().get(axis)))
            .toList();
    this.route = movement.route(index, types);
    this.result = Lanes.filled(operands.get(0).element(), Tensor.size(shape), 0);
  }

  Tensor result() {
    for (start = 0; start < result.count(); start += BLOCK) {
      count = Math.min(BLOCK, result.count() - start);
      boolean[] all = new boolean[count];
      Arrays.fill(all, true);
      Lanes block = Lanes.filled(result.type(), count, 0);
      follow(route, all, block);
      result.put(start, block);
    }
    return new Tensor(result, shape);
  }

  /** Finds the elements of the block for which this route is the one to go. */
  private void follow(Route along, boolean[] concerned, Lanes block) {
    if (along instanceof Route.From from) {
      Tensor source = operands.get(from.operand());
      block.take(source.lanes(), places(from.index(), source.extents(), concerned));
      return;
    }
    if (along instanceof Route.Fill fill) {
      int[] places = new int[count];
      Arrays.setAll(places, i -> concerned[i] ? 0 : -1);
      block.take(Lanes.filled(block.type(), 1, fill.value()), places);
      return;
    }
    Route.Choose choose = (Route.Choose) along;
    boolean[] holds = evaluate(choose.condition());
    boolean[] then = new boolean[count];
    boolean[] otherwise = new boolean[count];
    for (int i = 0; i < count; i++) {
      then[i] = concerned[i] && holds[i];
      otherwise[i] = concerned[i] && !holds[i];
    }
    follow(choose.then(), then, block);
    follow(choose.otherwise(), otherwise, block);
  }

  private int[] places(List<IndexExpression> index, int[] sourceExtents, boolean[] concerned) {
    int[] strides = Extents.strides(sourceExtents);
    int[] places = new int[count];
    for (int axis = 0; axis < sourceExtents.length; axis++) {
      int[] along = evaluate(index.get(axis));
      for (int i = 0; i < count; i++) {
        if (concerned[i]) {
          // A wrong index within one axis could still hit an element: check each on its own.
          places[i] += strides[axis] * Objects.checkIndex(along[i], sourceExtents[axis]);
        }
      }
    }
    for (int i = 0; i < count; i++) {
      places[i] = concerned[i] ? places[i] : -1;
    }
    return places;
  }

  private boolean[] evaluate(Condition condition) {
    int[] index = evaluate(condition.index());
    int low = extents.of(condition.low());
    int high = extents.of(condition.high());
    boolean[] holds = new boolean[count];
    for (int i = 0; i < count; i++) {
      boolean inside = low <= index[i] && index[i] < high;
      holds[i] = inside && (index[i] - low) % condition.step() == 0;
    }
    return holds;
  }

  private int[] evaluate(IndexExpression expression) {
    int[] sum = new int[count];
    Arrays.fill(sum, extents.of(expression.constant()));
    for (Map.Entry<Atom, Dimension> term : expression.factors().entrySet()) {
      int factor = extents.of(term.getValue());
      int[] atom = evaluate(term.getKey());
      for (int i = 0; i < count; i++) {
        sum[i] += factor * atom[i];
      }
    }
    return sum;
  }

  private int[] evaluate(Atom atom) {
    if (atom instanceof Atom.Loop loop) {
      int[] index = new int[count];
      int stride = Extents.strides(shape)[loop.number()];
      for (int i = 0; i < count; i++) {
        index[i] = (start + i) / stride % shape[loop.number()];
      }
      return index;
    }
    if (atom instanceof Atom.Quotient quotient) {
      int[] index = evaluate(quotient.dividend());
      int divisor = extents.of(quotient.divisor());
      Arrays.setAll(index, i -> Math.floorDiv(index[i], divisor));
      return index;
    }
    Atom.Remainder remainder = (Atom.Remainder) atom;
    int[] index = evaluate(remainder.dividend());
    int divisor = extents.of(remainder.divisor());
    Arrays.setAll(index, i -> Math.floorMod(index[i], divisor));
    return index;
  }
}
