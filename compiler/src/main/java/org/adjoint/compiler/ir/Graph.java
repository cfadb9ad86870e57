package org.adjoint.compiler.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values under construction, hash-consed: asking twice for the same operation on the same operands
 * gives the same value, so common subexpressions cannot arise.
 */
public final class Graph {
  private record Key(Operation operation, List<Value> operands) {}

  private final Map<Key, Value> known = new HashMap<>();
  private final List<Value> values = new ArrayList<>();

  /**
   * The value of an operation on operands of this graph.
   *
   * @throws TypeMismatch where the operation cannot take them
   */
  public Value add(Operation operation, List<Value> operands, Origin origin) {
    Key key = new Key(operation, List.copyOf(operands));
    Value existing = known.get(key);
    if (existing != null) {
      return existing;
    }
    TensorType type = operation.type(operands.stream().map(Value::type).toList());
    Value value = new Value(values.size(), operation, key.operands(), type, origin);
    known.put(key, value);
    values.add(value);
    return value;
  }

  /** All values, operands before what uses them. */
  public List<Value> values() {
    return List.copyOf(values);
  }

  /** The values that the given ones are made of, themselves too, operands before what uses them. */
  public static List<Value> reachable(List<Value> roots) {
    TreeMap<Integer, Value> found = new TreeMap<>();
    Deque<Value> waiting = new ArrayDeque<>(roots);
    while (!waiting.isEmpty()) {
      Value value = waiting.pop();
      if (found.put(value.number(), value) == null) {
        value.operands().forEach(waiting::push);
      }
    }
    return List.copyOf(found.values());
  }

  /** The values from a number on. */
  public List<Value> valuesFrom(int number) {
    return List.copyOf(values.subList(number, values.size()));
  }

  /** The number of values. */
  public int size() {
    return values.size();
  }
}
