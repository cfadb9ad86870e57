package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Slice;

/**
 * Makes graphs by chance, the same for the same seed, of operations on small tensors of all kinds.
 */
final class RandomGraphs {
  private static final double[] NUMBERS = {
    0, -0.0, 1, -1, 2, 0.25, 3, 1e30, Double.POSITIVE_INFINITY
  };

  private final Random random;
  private final Algebra algebra;
  private final List<Value> pool = new ArrayList<>();

  private RandomGraphs(long seed) {
    random = new Random(seed);
    Graph graph = new Graph();
    algebra = Algebra.of(graph, Origin.NONE);
    Leaves leaves = new Leaves(graph);
    pool.add(leaves.floats("t", 2, 3));
    pool.add(leaves.floats("u", 3));
    pool.add(leaves.floats("v", 2, 3, 4));
    pool.add(leaves.floats("w", 3, 1));
    pool.add(leaves.floats("s"));
    pool.add(leaves.ints("k", 2, 3));
    pool.add(leaves.leaf("b", ElementType.FLOAT32, Shape.of(Dimension.BATCH, Dimension.of(3))));
  }

  /** The last values of a graph of the given number of steps. */
  static List<Value> of(long seed, int steps) {
    RandomGraphs graphs = new RandomGraphs(seed);
    for (int step = 0; step < steps; step++) {
      graphs.step();
    }
    List<Value> pool = graphs.pool;
    return pool.subList(pool.size() - Math.min(6, steps), pool.size());
  }

  private void step() {
    // Mostly something new, so that the rules meet what other rules have made.
    int age = random.nextInt(3) == 0 ? random.nextInt(pool.size()) : random.nextInt(4);
    Value value = pool.get(Math.max(0, pool.size() - 1 - age));
    Value made =
        switch (random.nextInt(8)) {
          case 0, 1 -> unary(value);
          case 2, 3, 4 -> binary(value);
          case 5 -> choice(value);
          case 6 -> moved(value);
          default -> merged(value);
        };
    pool.add(made);
  }

  private Value unary(Value value) {
    if (!value.element().isFloating()) {
      return random.nextBoolean()
          ? algebra.convert(value, ElementType.FLOAT32)
          : algebra.negate(algebra.convert(value, ElementType.INT32));
    }
    return switch (random.nextInt(10)) {
      case 0, 1 -> algebra.negate(value);
      case 6 -> algebra.sigmoid(value);
      case 7 -> algebra.softplus(value);
      case 8 -> algebra.convert(algebra.less(value, partner(value)), ElementType.FLOAT32);
      case 2 -> algebra.absolute(value);
      case 3 -> algebra.sqrt(value);
      case 4 -> algebra.stopGradient(value);
      case 5 -> algebra.convert(algebra.convert(value, ElementType.FLOAT64), ElementType.FLOAT32);
      default -> algebra.exp(value);
    };
  }

  private Value binary(Value left) {
    if (left.element() == ElementType.BOOL) {
      return algebra.and(left, algebra.not(left));
    }
    Value right = partner(left);
    if (random.nextBoolean()) {
      Value swapped = left;
      left = right;
      right = swapped;
    }
    boolean floats = left.element().isFloating();
    return switch (random.nextInt(floats ? 7 : 5)) {
      case 0 -> algebra.add(left, right);
      case 1 -> algebra.subtract(left, right);
      case 2 -> algebra.multiply(left, right);
      case 3 -> algebra.maximum(left, right);
      case 4 -> algebra.minimum(left, right);
      default -> algebra.divide(left, right);
    };
  }

  /** A value of the same type: one there is, a constant, or a scalar or a vector repeated. */
  private Value partner(Value value) {
    List<Value> equals = pool.stream().filter(other -> other.type().equals(value.type())).toList();
    List<Value> smaller =
        pool.stream()
            .filter(other -> other.element() == value.element())
            .filter(other -> other.shape().rank() < 2 && fits(other.shape(), value.shape()))
            .toList();
    if (!smaller.isEmpty() && random.nextInt(3) == 0) {
      Value other = smaller.get(random.nextInt(smaller.size()));
      List<Integer> axes =
          other.shape().rank() == 0 ? List.of() : List.of(value.shape().rank() - 1);
      return algebra.broadcast(other, value.shape(), axes);
    }
    return random.nextBoolean()
        ? equals.get(random.nextInt(equals.size()))
        : algebra.like(
            value,
            value.element().isFloating()
                ? NUMBERS[random.nextInt(NUMBERS.length)]
                : random.nextInt(3) - 1);
  }

  private static boolean fits(Shape small, Shape large) {
    boolean vector =
        small.rank() == 1 && large.rank() > 1 && small.get(0).equals(large.get(large.rank() - 1));
    return small.rank() == 0 || vector;
  }

  private Value choice(Value value) {
    if (value.element() == ElementType.BOOL) {
      return algebra.not(value);
    }
    Value condition = algebra.less(value, partner(value));
    Value asked = random.nextBoolean() ? algebra.not(condition) : condition;
    return random.nextInt(4) == 0 ? asked : algebra.select(asked, value, partner(value));
  }

  private Value moved(Value value) {
    int rank = value.shape().rank();
    if (rank == 0) {
      return algebra.fill(value, Shape.of(2, 3));
    }
    int axis = random.nextInt(rank);
    Dimension extent = value.shape().get(axis);
    if (!extent.isConstant()) {
      return algebra.reverse(value, axis);
    }
    return switch (random.nextInt(6)) {
      case 0 -> algebra.reverse(value, axis);
      case 1 ->
          algebra.slice(value, new Slice(axis, extent.minus(Dimension.ONE), Dimension.ONE, 1));
      case 2 -> algebra.pad(value, new Pad(axis, Dimension.ONE, Dimension.ZERO, 1, 0));
      case 3 -> algebra.concat(List.of(value, value), axis);
      case 4 -> algebra.broadcast(value, widened(value.shape()), all(1, rank + 1));
      default -> algebra.reshape(value, rotated(value.shape()));
    };
  }

  private static Shape widened(Shape shape) {
    List<Dimension> dimensions = new ArrayList<>(shape.dimensions());
    dimensions.add(0, Dimension.of(2));
    return new Shape(dimensions);
  }

  private Shape rotated(Shape shape) {
    List<Dimension> dimensions = new ArrayList<>(shape.dimensions());
    if (random.nextBoolean()) {
      Dimension merged = dimensions.remove(0);
      merged = dimensions.isEmpty() ? merged : merged.times(dimensions.remove(0));
      dimensions.add(0, merged);
    }
    dimensions.add(random.nextInt(dimensions.size() + 1), Dimension.ONE);
    return new Shape(dimensions);
  }

  private Value merged(Value value) {
    int rank = value.shape().rank();
    if (rank == 0 || value.element() == ElementType.BOOL) {
      return algebra.convert(value, ElementType.FLOAT32);
    }
    List<Integer> order = new ArrayList<>(all(0, rank));
    Collections.shuffle(order, random);
    if (random.nextInt(3) == 0) {
      return algebra.transpose(value, order);
    }
    if (random.nextBoolean() || !value.element().isFloating()) {
      Reduce.Kind[] kinds = Reduce.Kind.values();
      List<Integer> axes = order.subList(0, 1 + random.nextInt(rank));
      return algebra.reduce(kinds[random.nextInt(kinds.length)], value, axes);
    }
    // The last axis is summed, the first ones are those of the result in another order.
    List<Integer> left = all(0, rank);
    Value other = pool.get(random.nextInt(2));
    boolean product =
        other.shape().get(other.shape().rank() - 1).equals(value.shape().get(rank - 1));
    if (!product) {
      return algebra.contract(value, value, new Contraction(left, left, left.subList(0, rank - 1)));
    }
    List<Integer> right = new ArrayList<>(all(rank, rank + other.shape().rank() - 1));
    List<Integer> result = new ArrayList<>(left.subList(0, rank - 1));
    result.addAll(right);
    Collections.shuffle(result, random);
    right.add(rank - 1);
    return algebra.contract(value, other, new Contraction(left, right, result));
  }

  private static List<Integer> all(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }
}
