package org.adjoint.compiler.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.AppliedLayer;
import org.adjoint.compiler.lower.ModelGraph;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Less;
import org.adjoint.compiler.op.Maximum;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Select;
import org.adjoint.compiler.source.Span;

/**
 * A place where a model sets to zero what is not above a threshold, as {@code relu} does. Its units
 * are the last axis: the units of a dense layer, the filters of a convolution.
 *
 * @param name the layer in whose body it stands, or its line
 * @param value of shape [batch, …, units]
 */
record Rectifier(String name, Value value) {
  /** Those that outputs of the model depend on, outside of loops, in the order of the graph. */
  static List<Rectifier> of(ModelGraph inference) {
    Map<AppliedLayer, Set<Value>> layers = new HashMap<>();
    inference.layers().forEach(layer -> layers.put(layer, layer.own()));
    List<Rectifier> found = new ArrayList<>();
    Map<String, Integer> names = new HashMap<>();
    for (Value value : Graph.reachable(List.copyOf(inference.outputs().values()))) {
      if (hasUnits(value) && isRectified(value)) {
        String name = name(value, layers);
        int count = names.merge(name, 1, Integer::sum);
        found.add(new Rectifier(count == 1 ? name : name + " (" + count + ")", value));
      }
    }
    return found;
  }

  private static boolean hasUnits(Value value) {
    List<Dimension> dimensions = value.shape().dimensions();
    return value.element().isFloating()
        && dimensions.size() >= 2
        && dimensions.get(0).equals(Dimension.BATCH)
        && dimensions.get(dimensions.size() - 1).isConstant();
  }

  /** Whether it is {@code where(x > number, x, 0)} or {@code maximum(x, 0)}. */
  private static boolean isRectified(Value value) {
    if (value.operation() instanceof Maximum) {
      return value.operands().stream().anyMatch(operand -> isNumber(operand, true));
    }
    if (!(value.operation() instanceof Select) || !isNumber(value.operand(2), true)) {
      return false;
    }
    Value condition = value.operand(0);
    return condition.operation() instanceof Less
        && isNumber(condition.operand(0), false)
        && condition.operand(1).equals(value.operand(1));
  }

  private static boolean isNumber(Value value, boolean zero) {
    Value filled = value;
    while (filled.operation() instanceof Movement) {
      filled = filled.operand(0);
    }
    return filled.operation() instanceof Constant constant && (!zero || constant.number() == 0);
  }

  private static String name(Value value, Map<AppliedLayer, Set<Value>> layers) {
    AppliedLayer innermost = null;
    for (var layer : layers.entrySet()) {
      boolean deeper = innermost == null || layer.getKey().depth() > innermost.depth();
      if (deeper && layer.getValue().contains(value)) {
        innermost = layer.getKey();
      }
    }
    if (innermost != null) {
      return innermost.name();
    }
    Span span = value.origin().outermost().span();
    return span == null ? "rectifier" : "line " + span.line();
  }

  /** The greatest number of each unit, over all rows and places. */
  Value greatest(Graph graph) {
    List<Integer> others = IntStream.range(0, value.shape().rank() - 1).boxed().toList();
    return Algebra.at(graph, value).reduce(Reduce.Kind.MAXIMUM, value, others);
  }
}
