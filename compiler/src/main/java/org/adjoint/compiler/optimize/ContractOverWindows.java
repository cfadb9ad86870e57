package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Unskew;

/**
 * sum(unskew(einsum(a, b))) → einsum(reverse(unskew(broadcast(a))), reverse(b)), over the windows'
 * axis, which b has: what reaches the input of a convolution is one contraction. It adds up in the
 * order in which the windows lie in memory, as the convolution itself does.
 */
final class ContractOverWindows implements Rule<Reduce> {
  @Override
  public Optional<Value> apply(Reduce reduce, Value value, Algebra algebra) {
    Value spread = value.operand(0);
    boolean overWindows =
        reduce.kind() == Reduce.Kind.SUM
            && spread.operation() instanceof Unskew unskew
            && reduce.axes().equals(List.of(unskew.window()))
            && spread.operand(0).operation() instanceof Contraction;
    if (!overWindows) {
      return Optional.empty();
    }
    Unskew unskew = (Unskew) spread.operation();
    Value product = spread.operand(0);
    Contraction contraction = (Contraction) product.operation();
    int line = contraction.result().get(unskew.axis());
    int window = contraction.result().get(unskew.window());
    List<Integer> left = contraction.left();
    List<Integer> right = contraction.right();
    List<Integer> result = contraction.result().stream().filter(l -> l != window).toList();
    if (fits(left, right, line, window)) {
      Value moved = moved(product, 0, left.indexOf(line), unskew, algebra);
      Contraction joined = new Contraction(with(left, line, window), right, result);
      Value kernel = algebra.reverse(product.operand(1), right.indexOf(window));
      return Optional.of(algebra.contract(moved, kernel, joined));
    }
    if (fits(right, left, line, window)) {
      Value moved = moved(product, 1, right.indexOf(line), unskew, algebra);
      Contraction joined = new Contraction(left, with(right, line, window), result);
      Value kernel = algebra.reverse(product.operand(0), left.indexOf(window));
      return Optional.of(algebra.contract(kernel, moved, joined));
    }
    return Optional.empty();
  }

  private static boolean fits(List<Integer> a, List<Integer> b, int line, int window) {
    return a.contains(line) && !b.contains(line) && b.contains(window) && !a.contains(window);
  }

  /** The labels with that of the windows behind that of the line they stand on. */
  private static List<Integer> with(List<Integer> labels, int line, int window) {
    List<Integer> all = new ArrayList<>(labels);
    all.add(labels.indexOf(line) + 1, window);
    return all;
  }

  private static Value moved(Value product, int place, int axis, Unskew unskew, Algebra algebra) {
    Value operand = product.operand(place);
    Dimension size = product.shape().get(unskew.window());
    List<Dimension> dimensions = new ArrayList<>(operand.shape().dimensions());
    dimensions.add(axis + 1, size);
    Value repeated = algebra.spread(operand, new Shape(dimensions), List.of(axis + 1));
    Unskew spread = new Unskew(axis, axis + 1, unskew.stride(), unskew.dilation(), unskew.extent());
    return algebra.reverse(algebra.apply(spread, repeated), axis + 1);
  }
}
