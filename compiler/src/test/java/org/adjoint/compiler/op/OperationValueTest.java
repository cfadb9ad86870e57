package org.adjoint.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationValueTest {
  @Test
  void everyOperationHasAHandWorkedValue() throws Exception {
    Set<String> worked =
        HandWorked.all()
            .map(example -> example.operation().getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(worked).isEqualTo(OperationClasses.names());
  }

  @ParameterizedTest
  @MethodSource("org.adjoint.compiler.op.HandWorked#all")
  void anOperationGivesWhatWasWorkedOutByHand(HandWorked example) {
    Tensor result = evaluate(example);
    Tensor expected = example.expected();

    assertThat(result.element()).isEqualTo(expected.element());
    assertThat(result.extents()).isEqualTo(expected.extents());
    for (int i = 0; i < expected.size(); i++) {
      double number = expected.get(i);
      if (Double.isFinite(number) && number != 0) {
        assertThat(result.get(i)).isCloseTo(number, within(2e-7 * Math.abs(number)));
      } else {
        assertThat(result.get(i)).isEqualTo(Double.valueOf(number));
      }
    }
  }

  private static Tensor evaluate(HandWorked example) {
    Graph graph = new Graph();
    Map<Leaf, Tensor> leaves = new HashMap<>();
    List<Value> operands = new ArrayList<>();
    for (Tensor tensor : example.operands()) {
      Shape shape = Shape.of(IntStream.of(tensor.extents()).asLongStream().toArray());
      TensorType type = new TensorType(tensor.element(), shape);
      Leaf leaf = new Leaf(Leaf.Kind.INPUT, "x" + leaves.size(), type);
      leaves.put(leaf, tensor);
      operands.add(graph.add(leaf, List.of(), Origin.NONE));
    }
    Value value = graph.add(example.operation(), operands, Origin.NONE);
    return Interpreter.of(leaves, Map.of()).evaluate(value);
  }
}
