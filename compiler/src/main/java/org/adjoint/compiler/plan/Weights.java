package org.adjoint.compiler.plan;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Value;

/** The number of instructions that an element of a value takes, its operands being there. */
final class Weights {
  private record Key(Operation operation, ElementType element) {}

  private final Map<Key, Integer> known = new HashMap<>();

  int of(Value value) {
    if (!(value.operation() instanceof Elementwise elementwise)) {
      return 0;
    }
    Key key = new Key(elementwise, value.operand(value.operands().size() - 1).element());
    return known.computeIfAbsent(key, unused -> count(elementwise, value));
  }

  private static int count(Elementwise operation, Value value) {
    Blocks blocks = new Blocks(List.of());
    Instructions instructions = new Instructions(blocks);
    List<Register> operands =
        value.operands().stream().map(operand -> blocks.register(operand.element(), 0)).toList();
    operation.meaning(instructions, operands);
    List<Node> nodes = blocks.finish();
    return nodes.size()
        - Collections.frequency(nodes.stream().map(Node::getClass).toList(), Node.Literal.class);
  }
}
