package org.adjoint.compiler.standalone;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names, and in which ways each is mentioned. */
final class NameSet {
  /** Mentioned without being called: it may be a field, a type or a variable, and is no method. */
  static final int NOT_CALLED = -2;

  private final Map<String, Set<Integer>> arguments = new HashMap<>();

  /**
   * Adds a name; whether that is new.
   *
   * @param count how many arguments follow it; {@link JavaMember#ANY} where any number may
   */
  boolean add(String name, int count) {
    return arguments.computeIfAbsent(name, n -> new HashSet<>()).add(count);
  }

  boolean has(String name) {
    return arguments.containsKey(name);
  }

  /** Whether a method that takes so many parameters may be meant. */
  boolean calls(String name, int parameters) {
    Set<Integer> counts = arguments.getOrDefault(name, Set.of());
    return parameters == JavaMember.ANY
        ? counts.stream().anyMatch(count -> count != NOT_CALLED)
        : counts.contains(parameters) || counts.contains(JavaMember.ANY);
  }

  Set<String> names() {
    return arguments.keySet();
  }
}
