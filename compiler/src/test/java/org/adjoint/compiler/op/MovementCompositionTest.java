package org.adjoint.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Evaluation;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Movement.Route;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains of movements as one piece of index arithmetic, as kernels have them. */
class MovementCompositionTest {
  private static final Map<String, Long> SYMBOLS = Map.of("T", 3L);
  private static final Dimension T = Dimension.symbol("T");
  private static final int ELEMENTS = 36;

  private final Graph graph = new Graph();
  private final Algebra algebra = Algebra.of(graph, Origin.NONE);

  private static Dimension of(long extent) {
    return Dimension.of(extent);
  }

  private Value source(Shape shape) {
    return algebra.apply(new Leaf(Leaf.Kind.INPUT, "x", new TensorType(ElementType.INT32, shape)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aRandomChainFindsTheElementsThatItsLinksFind(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      Value value = source(Shape.of(of(4), T, of(3)));
      for (int link = 0; link < 5; link++) {
        value = moved(value, random);
      }
      check(value);
    }
  }

  @Test
  void aReshapeOfAConcatenationOfAReshapeFindsItsElements() {
    Value flat = algebra.reshape(source(Shape.of(6, 6)), Shape.of(36));
    Value two = algebra.slice(flat, new Slice(0, of(0), of(2), 1));
    Value one = algebra.slice(flat, new Slice(0, of(0), of(1), 1));
    Value rows =
        algebra.reshape(algebra.slice(flat, new Slice(0, of(0), of(6), 1)), Shape.of(2, 3));
    Value joined = algebra.concat(List.of(two, algebra.reshape(rows, Shape.of(6)), one), 0);

    check(algebra.reshape(joined, Shape.of(3, 3)));
  }

  @Test
  void reshapesOfSymbolicShapesFindTheirElements() {
    Value x = source(Shape.of(of(4), T, of(3)));
    Dimension rest = T.times(of(3));

    check(algebra.reshape(x, Shape.of(of(4), rest)));
    check(algebra.reshape(algebra.reshape(x, Shape.of(of(4), rest)), x.shape()));
    check(algebra.reshape(x, Shape.of(of(2), T.times(of(2)), of(3))));
    check(algebra.reshape(x, Shape.of(of(4).times(rest))));
    check(algebra.reshape(algebra.reshape(x, Shape.of(of(4).times(rest))), Shape.of(rest, of(4))));
    check(algebra.reshape(x, Shape.of(of(4), of(3), T)));
    check(algebra.reshape(x, Shape.of(of(1), of(4), of(1), rest, of(1))));
  }

  private Value moved(Value value, Random random) {
    Shape shape = value.shape();
    int axis = random.nextInt(shape.rank());
    return switch (random.nextInt(6)) {
      case 0 -> transposed(value, random);
      case 1 -> reshaped(value, random);
      case 2 -> shape.get(axis).isConstant() ? sliced(value, axis, random) : value;
      case 3 -> size(value) < 200 ? padded(value, axis, random) : value;
      case 4 -> size(value) < 100 ? algebra.concat(List.of(value, value), axis) : value;
      default -> size(value) < 100 && shape.rank() < 4 ? repeated(value, axis) : value;
    };
  }

  private Value transposed(Value value, Random random) {
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, value.shape().rank()).boxed().toList());
    Collections.shuffle(order, random);
    return algebra.transpose(value, order);
  }

  private Value sliced(Value value, int axis, Random random) {
    long extent = value.shape().get(axis).constant();
    long start = random.nextInt((int) extent);
    boolean backwards = random.nextBoolean();
    long step = (backwards ? -1L : 1L) * (1 + random.nextInt(2));
    long room = backwards ? start : extent - 1 - start;
    return algebra.slice(value, new Slice(axis, of(start), of(room / Math.abs(step) + 1), step));
  }

  private Value padded(Value value, int axis, Random random) {
    int low = random.nextInt(3);
    return algebra.pad(value, new Pad(axis, of(low), of(random.nextInt(2)), random.nextInt(2), -9));
  }

  private Value repeated(Value value, int axis) {
    List<Dimension> dimensions = new ArrayList<>(value.shape().dimensions());
    dimensions.add(axis, of(2));
    return algebra.spread(value, new Shape(dimensions), List.of(axis));
  }

  private static long size(Value value) {
    return value.shape().size().evaluate(SYMBOLS);
  }

  /** All in one axis, or with a constant extent split. */
  private Value reshaped(Value value, Random random) {
    Shape shape = value.shape();
    if (random.nextBoolean()) {
      Shape flat = Shape.of(shape.size());
      long rows = 2L + random.nextInt(3);
      Value vector = algebra.reshape(value, flat);
      return shape
          .size()
          .dividedBy(of(rows))
          .map(columns -> algebra.reshape(vector, Shape.of(of(rows), columns)))
          .orElse(vector);
    }
    int axis = random.nextInt(shape.rank());
    long parts = 2L + random.nextInt(2);
    List<Dimension> dimensions = new ArrayList<>(shape.dimensions());
    return shape
        .get(axis)
        .dividedBy(of(parts))
        .map(
            rest -> {
              dimensions.set(axis, rest);
              dimensions.add(axis, of(parts));
              return algebra.reshape(value, new Shape(dimensions));
            })
        .orElse(value);
  }

  private void check(Value value) {
    Leaf leaf = (Leaf) graph.values().get(0).operation();
    int[] extents =
        leaf.resultType().shape().dimensions().stream()
            .mapToInt(d -> (int) d.evaluate(SYMBOLS))
            .toArray();
    Tensor source = Tensor.ints(IntStream.range(0, ELEMENTS).toArray(), extents);
    int[] expected = Interpreter.of(Map.of(leaf, source), SYMBOLS).evaluate(value).toInts();

    Shape shape = value.shape();
    List<IndexExpression> index =
        IntStream.range(0, shape.rank())
            .mapToObj(axis -> IndexExpression.loop(axis, shape.get(axis)))
            .toList();
    for (int element = 0; element < expected.length; element++) {
      Evaluation place = new Evaluation(SYMBOLS, loops(shape, element));
      assertThat(find(value, index, place)).as(value.toString()).isEqualTo(expected[element]);
    }
  }

  private static long[] loops(Shape shape, int element) {
    long[] loops = new long[shape.rank()];
    long rest = element;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      long extent = shape.get(axis).evaluate(SYMBOLS);
      loops[axis] = rest % extent;
      rest /= extent;
    }
    return loops;
  }

  /** The element that the composed routes lead to; of the source, its number is the element. */
  private static long find(Value value, List<IndexExpression> index, Evaluation place) {
    if (!(value.operation() instanceof Movement movement)) {
      long flat = 0;
      for (int axis = 0; axis < index.size(); axis++) {
        flat = flat * value.shape().get(axis).evaluate(SYMBOLS) + place.of(index.get(axis));
      }
      return flat;
    }
    List<TensorType> types = value.operands().stream().map(Value::type).toList();
    return follow(value, movement.route(index, types), place);
  }

  private static long follow(Value value, Route route, Evaluation place) {
    if (route instanceof Route.From from) {
      return find(value.operand(from.operand()), from.index(), place);
    }
    if (route instanceof Route.Fill fill) {
      return (long) fill.value();
    }
    Route.Choose choose = (Route.Choose) route;
    Movement.Condition condition = choose.condition();
    long low = condition.low().evaluate(SYMBOLS);
    long at = place.of(condition.index());
    boolean inside =
        low <= at && at < condition.high().evaluate(SYMBOLS) && (at - low) % condition.step() == 0;
    return follow(value, inside ? choose.then() : choose.otherwise(), place);
  }
}
