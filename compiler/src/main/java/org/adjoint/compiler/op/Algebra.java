package org.adjoint.compiler.op;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;

/**
 * Writes graph as one writes algebra: one method an operation, all values made with one origin.
 *
 * <p>Elementwise methods take operands of one shape; {@link #broadcast} is how they get it.
 */
public final class Algebra {
  private final Graph graph;
  private final Origin origin;

  private Algebra(Graph graph, Origin origin) {
    this.graph = graph;
    this.origin = origin;
  }

  /** Builds in the graph; all values come from the given text. */
  public static Algebra of(Graph graph, Origin origin) {
    return new Algebra(graph, origin);
  }

  /** Builds in the graph; all values come from where the given value comes from. */
  public static Algebra at(Graph graph, Value value) {
    return new Algebra(graph, value.origin());
  }

  /** Any operation on any operands. */
  public Value apply(Operation operation, Value... operands) {
    return graph.add(operation, List.of(operands), origin);
  }

  public Value constant(ElementType element, double number) {
    return apply(new Constant(element, number));
  }

  /** A tensor of the type of the given one, filled with a number. */
  public Value like(Value model, double number) {
    return fill(constant(model.element(), number), model.shape());
  }

  /** A tensor filled with a scalar. */
  public Value fill(Value scalar, Shape shape) {
    return broadcast(scalar, shape, List.of());
  }

  public Value iota(Dimension extent) {
    return apply(new Iota(extent));
  }

  public Value add(Value a, Value b) {
    return apply(new Add(), a, b);
  }

  public Value subtract(Value a, Value b) {
    return apply(new Subtract(), a, b);
  }

  public Value multiply(Value a, Value b) {
    return apply(new Multiply(), a, b);
  }

  public Value divide(Value a, Value b) {
    return apply(new Divide(), a, b);
  }

  public Value power(Value a, Value b) {
    return apply(new Power(), a, b);
  }

  public Value minimum(Value a, Value b) {
    return apply(new Minimum(), a, b);
  }

  public Value maximum(Value a, Value b) {
    return apply(new Maximum(), a, b);
  }

  public Value less(Value a, Value b) {
    return apply(new Less(), a, b);
  }

  public Value greater(Value a, Value b) {
    return apply(new Less(), b, a);
  }

  public Value lessOrEqual(Value a, Value b) {
    return apply(new LessOrEqual(), a, b);
  }

  public Value equal(Value a, Value b) {
    return apply(new Equal(), a, b);
  }

  public Value and(Value a, Value b) {
    return apply(new And(), a, b);
  }

  public Value or(Value a, Value b) {
    return apply(new Or(), a, b);
  }

  public Value exclusiveOr(Value a, Value b) {
    return apply(new ExclusiveOr(), a, b);
  }

  public Value not(Value a) {
    return apply(new Not(), a);
  }

  public Value select(Value condition, Value a, Value b) {
    return apply(new Select(), condition, a, b);
  }

  public Value negate(Value a) {
    return apply(new Negate(), a);
  }

  public Value absolute(Value a) {
    return apply(new Absolute(), a);
  }

  public Value sign(Value a) {
    return apply(new Sign(), a);
  }

  public Value floor(Value a) {
    return apply(new Floor(), a);
  }

  public Value exp(Value a) {
    return apply(new Exp(), a);
  }

  public Value expm1(Value a) {
    return apply(new Expm1(), a);
  }

  public Value log(Value a) {
    return apply(new Log(), a);
  }

  public Value log1p(Value a) {
    return apply(new Log1p(), a);
  }

  public Value sqrt(Value a) {
    return apply(new Sqrt(), a);
  }

  public Value sin(Value a) {
    return apply(new Sin(), a);
  }

  public Value cos(Value a) {
    return apply(new Cos(), a);
  }

  public Value tanh(Value a) {
    return apply(new Tanh(), a);
  }

  public Value sigmoid(Value a) {
    return apply(new Sigmoid(), a);
  }

  public Value softplus(Value a) {
    return apply(new Softplus(), a);
  }

  public Value erf(Value a) {
    return apply(new Erf(), a);
  }

  public Value stopGradient(Value a) {
    return apply(new StopGradient(), a);
  }

  /** The value as another element type; itself where it has that type. */
  public Value convert(Value a, ElementType target) {
    return a.element() == target ? a : apply(new Convert(target), a);
  }

  /** The value under another shape; itself where it has that shape. */
  public Value reshape(Value a, Shape shape) {
    return a.shape().equals(shape) ? a : apply(new Reshape(shape), a);
  }

  /** The axes in another order; the value itself where the order is the present one. */
  public Value transpose(Value a, List<Integer> axes) {
    boolean same = axes.equals(IntStream.range(0, a.shape().rank()).boxed().toList());
    return same ? a : apply(new Transpose(axes), a);
  }

  /** See {@link Broadcast}; the value itself where it has the shape. */
  public Value broadcast(Value a, Shape shape, List<Integer> axes) {
    return a.shape().equals(shape) ? a : apply(new Broadcast(shape, axes), a);
  }

  /** A vector repeated along all axes but the given one. */
  public Value spreadVector(Value vector, Shape shape, int axis) {
    return broadcast(vector, shape, List.of(axis));
  }

  /**
   * A value that lacks the given axes of a shape, repeated along them: what undoes a reduction's
   * shape.
   */
  public Value spread(Value a, Shape shape, List<Integer> missing) {
    List<Integer> present =
        IntStream.range(0, shape.rank()).filter(axis -> !missing.contains(axis)).boxed().toList();
    return broadcast(a, shape, present);
  }

  public Value slice(Value a, Slice slice) {
    boolean whole = slice.step() == 1 && slice.extent().equals(a.shape().get(slice.axis()));
    return whole ? a : apply(slice, a);
  }

  /** The axis from its end to its start. */
  public Value reverse(Value a, int axis) {
    Dimension extent = a.shape().get(axis);
    return apply(new Slice(axis, extent.minus(Dimension.ONE), extent, -1), a);
  }

  public Value pad(Value a, Pad pad) {
    boolean nothing = pad.low().is(0) && pad.high().is(0) && pad.interior() == 0;
    return nothing ? a : apply(pad, a);
  }

  /**
   * Windows along an axis: a new axis holds the {@code size} elements of each.
   *
   * @param skew the windows; its axes are those of the result
   */
  public Value window(Value a, Skew skew, Dimension size) {
    List<Dimension> dimensions = new ArrayList<>(a.shape().dimensions());
    dimensions.add(skew.window(), size);
    Value repeated = spread(a, new Shape(dimensions), List.of(skew.window()));
    return apply(skew, repeated);
  }

  public Value gather(Value table, Value indices, int axis) {
    return apply(new Gather(axis), table, indices);
  }

  public Value concat(List<Value> parts, int axis) {
    return parts.size() == 1 ? parts.get(0) : graph.add(new Concat(axis), parts, origin);
  }

  /** The reduction along the given axes; the value itself where there are none. */
  public Value reduce(Reduce.Kind kind, Value a, List<Integer> axes) {
    return axes.isEmpty() ? a : apply(new Reduce(kind, axes), a);
  }

  public Value contract(Value a, Value b, Contraction contraction) {
    return apply(contraction, a, b);
  }

  /** The value with the given axes, in their order, after all others. */
  public Value moveLast(Value a, List<Integer> axes) {
    return transpose(a, lastOrder(a.shape().rank(), axes));
  }

  /** What undoes {@link #moveLast}. */
  public Value moveBack(Value a, List<Integer> axes) {
    return transpose(a, new Transpose(lastOrder(a.shape().rank(), axes)).inverse());
  }

  private static List<Integer> lastOrder(int rank, List<Integer> axes) {
    List<Integer> order = new ArrayList<>();
    IntStream.range(0, rank).filter(axis -> !axes.contains(axis)).forEach(order::add);
    order.addAll(axes);
    return order;
  }
}
