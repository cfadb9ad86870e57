package org.adjoint.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.TypeMismatch;
import org.junit.jupiter.api.Test;

class OperationTypeTest {
  private static final Dimension T = Dimension.symbol("T");

  private static TensorType floats(long... extents) {
    return new TensorType(ElementType.FLOAT32, Shape.of(extents));
  }

  private static TensorType ints(long... extents) {
    return new TensorType(ElementType.INT32, Shape.of(extents));
  }

  private static TensorType bools(long... extents) {
    return new TensorType(ElementType.BOOL, Shape.of(extents));
  }

  private static void refuses(String reason, Operation operation, TensorType... operands) {
    assertThatThrownBy(() -> operation.type(List.of(operands)))
        .isInstanceOf(TypeMismatch.class)
        .hasMessageContaining(reason);
  }

  @Test
  void elementwiseOperandsHaveOneShapeAndOneType() {
    refuses("[2] and [3]", new Add(), floats(2), floats(3));
    refuses("float and int", new Add(), floats(2), ints(2));
    refuses("found bool", new Multiply(), bools(2), bools(2));
    refuses("needs floats", new Exp(), ints(2));
    refuses("needs bools or ints", new And(), floats(2), floats(2));
    refuses("needs a bool condition", new Select(), ints(2), floats(2), floats(2));
    refuses("float and int", new Select(), bools(2), floats(2), ints(2));
    refuses("needs ints", new ShiftRight(1), bools(2));
    refuses("needs ints", new RandomBits(), bools(2), bools(2), bools(2));
  }

  @Test
  void comparisonsGiveBools() {
    assertThat(new Less().type(List.of(ints(2), ints(2)))).isEqualTo(bools(2));
    assertThat(new Equal().type(List.of(bools(2), bools(2)))).isEqualTo(bools(2));
    refuses("found bool", new Less(), bools(2), bools(2));
  }

  @Test
  void aReshapeKeepsTheNumberOfElements() {
    TensorType operand = new TensorType(ElementType.FLOAT32, Shape.of(T, Dimension.of(4)));
    Shape shape = Shape.of(T.times(Dimension.of(2)), Dimension.of(2));

    assertThat(new Reshape(shape).type(List.of(operand)).shape()).isEqualTo(shape);
    refuses("4 * T", new Reshape(Shape.of(T)), operand);
  }

  @Test
  void aBroadcastKeepsExtentsAndTheirOrder() {
    refuses("cannot broadcast", new Broadcast(Shape.of(2, 3), List.of(0)), floats(3));
    refuses("cannot broadcast", new Broadcast(Shape.of(2, 3), List.of(1, 0)), floats(3, 2));
  }

  @Test
  void aTransposeNamesEachAxisOnce() {
    refuses("no order", new Transpose(List.of(0, 0)), floats(2, 3));
  }

  @Test
  void aSliceStaysInside() {
    Dimension two = Dimension.of(2);

    refuses("leaves axis 0", new Slice(0, two, two, 1), floats(3));
    refuses("leaves axis 0", new Slice(0, Dimension.ZERO, two, -1), floats(3));
    assertThat(new Slice(0, two, Dimension.ZERO, 1).type(List.of(floats(2)))).isEqualTo(floats(0));
  }

  @Test
  void whatIsJoinedFits() {
    refuses("cannot join", new Concat(0), floats(2, 3), floats(2, 4));
    refuses("cannot join", new Concat(0), floats(2), ints(2));
    refuses("cannot join", new Concat(0), floats(2), floats(2, 1));
  }

  @Test
  void windowsStayInside() {
    refuses("leave axis 0", new Skew(0, 1, 1, 1, Dimension.of(4)), floats(5, 3));
  }

  @Test
  void placesAreInts() {
    refuses("ints", new Gather(0), floats(2), floats(2));
    refuses("axis 1", new Gather(1), floats(2), ints(2));
    refuses("cannot add", new ScatterAdd(0, Dimension.of(3)), floats(2), ints(3));
  }

  @Test
  void aReductionIsOfNumbers() {
    refuses("needs numbers", new Reduce(Reduce.Kind.SUM, List.of(0)), bools(2));
  }

  @Test
  void theOperandsOfAContractionFit() {
    refuses("3 meets 4", Catalogue.contraction("ab,bc->ac"), floats(2, 3), floats(4, 2));
    refuses("one precision", Catalogue.contraction("a,a->"), ints(2), ints(2));
    refuses("[2]", Catalogue.contraction("ab,bc->ac"), floats(2), floats(4, 2));
  }

  @Test
  void aContractionSumsOverWhatBothOperandsHaveAndNothingElse() {
    assertThatThrownBy(() -> Catalogue.contraction("ab,c->c"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Catalogue.contraction("ab,b->ac"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Catalogue.contraction("aa,b->ab"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Catalogue.contraction("abcd,dcae->abe").summed()).containsExactly(2, 3);
    assertThat(Catalogue.contraction("abcd,dcae->abe").shared()).containsExactly(0);
    assertThat(Catalogue.contraction("ab,bc->ac").equation()).isEqualTo("ab,bc->ac");
  }
}
