package org.adjoint.compiler.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Concat;
import org.adjoint.compiler.op.Pad;
import org.junit.jupiter.api.Test;

class DisjointSumTest {
  private final Graph graph = new Graph();
  private final Algebra algebra = Algebra.of(graph, Origin.NONE);

  private Value input(String name, long extent) {
    TensorType type = new TensorType(ElementType.FLOAT32, Shape.of(3, extent));
    return graph.add(new Leaf(Leaf.Kind.INPUT, name, type), List.of(), Origin.NONE);
  }

  private Value pad(Value value, long low, long high) {
    return algebra.pad(value, new Pad(1, Dimension.of(low), Dimension.of(high), 0, 0));
  }

  @Test
  void slicesThatFillTheirTensorAreJoined() {
    Value a = input("a", 2);
    Value b = input("b", 3);
    Value c = input("c", 4);
    Value sum = DisjointSum.of(algebra, pad(b, 2, 4), pad(a, 0, 7));
    assertThat(DisjointSum.of(algebra, sum, pad(c, 5, 0)))
        .isEqualTo(algebra.apply(new Concat(1), a, b, c));
  }

  @Test
  void zerosStandWhereThereIsNoSlice() {
    Value a = input("a", 2);
    Value b = input("b", 3);
    Value zeros = algebra.fill(algebra.constant(ElementType.FLOAT32, 0), Shape.of(3, 4));
    assertThat(DisjointSum.of(algebra, pad(a, 0, 7), pad(b, 6, 0)))
        .isEqualTo(algebra.apply(new Concat(1), a, zeros, b));
  }

  @Test
  void slicesThatOverlapAreAdded() {
    Value sum = DisjointSum.of(algebra, pad(input("a", 5), 0, 4), pad(input("b", 5), 4, 0));
    assertThat(sum.operation()).isInstanceOf(Add.class);
  }

  @Test
  void slicesAlongOtherAxesAreAdded() {
    Value rows = algebra.pad(input("a", 9), new Pad(0, Dimension.of(1), Dimension.ZERO, 0, 0));
    Value columns =
        algebra.pad(pad(input("b", 4), 0, 5), new Pad(0, Dimension.ZERO, Dimension.ONE, 0, 0));
    assertThat(DisjointSum.of(algebra, rows, columns).operation()).isInstanceOf(Add.class);
  }
}
