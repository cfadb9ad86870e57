package org.adjoint.compiler.derivation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.adjoint.compiler.ir.Value;

/**
 * A graph at one moment of its derivation.
 *
 * @param items operands before what uses them
 * @param roots the numbers of the results, in the order of the function
 */
public record GraphState(List<Item> items, List<Integer> roots) {
  public GraphState {
    items = List.copyOf(items);
    roots = List.copyOf(roots);
  }

  /**
   * A value in the graph.
   *
   * @param number what is the same thing in another graph has the same
   * @param value its operation, type and origin; its operands may be others at this moment
   */
  public record Item(int number, Value value, List<Integer> operands) {
    public Item {
      operands = List.copyOf(operands);
    }
  }

  /** The graph below some roots, in which one value may stand for another. */
  static GraphState of(List<Value> roots, UnaryOperator<Value> standing, Identities identities) {
    Map<Value, Item> items = new LinkedHashMap<>();
    Deque<Value> open = new ArrayDeque<>();
    roots.forEach(root -> open.addLast(standing.apply(root)));
    while (!open.isEmpty()) {
      Value value = Objects.requireNonNull(open.peekFirst());
      if (items.containsKey(value)) {
        open.removeFirst();
        continue;
      }
      List<Value> operands = value.operands().stream().map(standing).toList();
      List<Value> missing = operands.stream().filter(each -> !items.containsKey(each)).toList();
      if (missing.isEmpty()) {
        open.removeFirst();
        List<Integer> numbers = operands.stream().map(identities::of).toList();
        items.put(value, new Item(identities.of(value), value, numbers));
      } else {
        missing.forEach(open::addFirst);
      }
    }
    List<Integer> results = roots.stream().map(standing).map(identities::of).toList();
    return new GraphState(List.copyOf(items.values()), results);
  }
}
