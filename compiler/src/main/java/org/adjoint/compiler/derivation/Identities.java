package org.adjoint.compiler.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.adjoint.compiler.ir.Value;

/**
 * Numbers for what a reader takes for one thing: a value keeps its number when it is built again in
 * another graph or on other operands, and what replaces it has another.
 */
final class Identities {
  private final Map<Value, Integer> numbers = new LinkedHashMap<>();
  private final Set<Descent> descents = new LinkedHashSet<>();
  private final Map<Integer, Integer> parents = new HashMap<>();
  private int next;

  /** The number of a value. */
  int of(Value value) {
    return numbers.computeIfAbsent(value, key -> next++);
  }

  /** Whether a value has a number. */
  boolean knows(Value value) {
    return numbers.containsKey(value);
  }

  /** A value is the same thing as another; where it was a thing before, that one became it. */
  void same(Value from, Value to) {
    int number = of(from);
    Integer known = numbers.putIfAbsent(to, number);
    if (known != null && known != number) {
      descents.add(new Descent(number, known));
    }
  }

  /** A value is replaced; gives the numbers of what was made for that. */
  List<Integer> replaced(Value from, Value to) {
    int number = of(from);
    List<Integer> made = new ArrayList<>();
    List<Value> open = new ArrayList<>(List.of(to));
    while (!open.isEmpty()) {
      Value value = open.remove(open.size() - 1);
      if (!knows(value)) {
        int fresh = of(value);
        made.add(fresh);
        parents.put(fresh, number);
        descents.add(new Descent(number, fresh));
        open.addAll(value.operands());
      }
    }
    if (of(to) != number) {
      descents.add(new Descent(number, of(to)));
    }
    return made;
  }

  /** What a thing was made to replace, and that in its turn, the first of them last. */
  int oldest(int number) {
    int oldest = number;
    while (parents.containsKey(oldest)) {
      oldest = Objects.requireNonNull(parents.get(oldest));
    }
    return oldest;
  }

  /** One value of each number, by number. */
  SortedMap<Integer, Value> all() {
    SortedMap<Integer, Value> all = new TreeMap<>();
    numbers.forEach((value, number) -> all.putIfAbsent(number, value));
    return all;
  }

  /** What became of what. */
  List<Descent> descents() {
    return List.copyOf(descents);
  }
}
