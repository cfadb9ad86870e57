package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;
import org.junit.jupiter.api.Test;

class BitsTest {
  private final Graph graph = new Graph();
  private final Algebra algebra = Algebra.of(graph, Origin.NONE);
  private final Leaves leaves = new Leaves(graph);

  @Test
  void tellsTheZeros() {
    List<Value> plain = List.of(leaves.x());
    List<Value> added = List.of(algebra.add(leaves.x(), leaves.fill(0)));
    assertThatThrownBy(() -> Bits.assertSame(plain, added)).isInstanceOf(AssertionError.class);
  }

  @Test
  void tellsNanFromZero() {
    List<Value> product = List.of(algebra.multiply(leaves.x(), leaves.fill(0)));
    List<Value> zero = List.of(algebra.multiply(algebra.sign(leaves.x()), leaves.fill(0)));
    assertThatThrownBy(() -> Bits.assertSame(product, zero)).isInstanceOf(AssertionError.class);
  }

  @Test
  void tellsTheOrderOfASum() {
    Value t = leaves.floats("t", 3, 40);
    List<Value> rows = List.of(algebra.reduce(Reduce.Kind.SUM, t, List.of(0, 1)));
    List<Value> columns =
        List.of(
            algebra.reduce(Reduce.Kind.SUM, algebra.transpose(t, List.of(1, 0)), List.of(0, 1)));
    assertThatThrownBy(() -> Bits.assertSame(rows, columns)).isInstanceOf(AssertionError.class);
  }

  @Test
  void takesAllNanAsOne() {
    List<Value> sum = List.of(algebra.add(leaves.x(), leaves.y()));
    List<Value> swapped = List.of(algebra.add(leaves.y(), leaves.x()));
    Bits.assertSame(sum, swapped);
  }
}
